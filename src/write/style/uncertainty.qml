<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories" labelsEnabled="0" hasScaleBasedVisibilityFlag="0" readOnly="0">
  <temporal enabled="1" mode="4" limitMode="0" startExpression="to_datetime(&quot;date_start&quot;)" endExpression="to_datetime(&quot;date_end&quot;) + to_interval('1 day')" startField="" endField="" durationField="" durationUnit="min" fixedDuration="0" accumulate="0">
    <fixedRange><start></start><end></end></fixedRange>
  </temporal>
{{RENDERER}}
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <layerOpacity>1</layerOpacity>
{{FIELDS}}
  <editable/>
  <previewExpression>"title"</previewExpression>
  <mapTip><![CDATA[<div style="font-family:sans-serif;font-size:9pt;width:360px">
<div style="font-size:11pt;font-weight:bold">[% {{ESCAPED title}} %]</div>
<div>[% CASE WHEN "drawn_as" IN ('district', 'province') THEN 'Somewhere in the ' || {{ESCAPED drawn_as}} || ': ' || {{ESCAPED location}} ELSE 'Somewhere within ' || to_string(round(to_int("uncertainty_m") / 1000.0, 1)) || ' km of this point of: ' || {{ESCAPED location}} || CASE WHEN "point_of" IS NULL THEN '' ELSE ' (' || {{ESCAPED point_of}} || ')' END END %]</div>
</div>]]></mapTip>
  <layerGeometryType>2</layerGeometryType>
</qgis>
