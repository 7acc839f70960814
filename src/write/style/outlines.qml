<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories" labelsEnabled="0" hasScaleBasedVisibilityFlag="0" readOnly="0">
{{RENDERER}}
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <layerOpacity>1</layerOpacity>
{{FIELDS}}
  <editable/>
  <previewExpression>"name"</previewExpression>
  <mapTip><![CDATA[<div style="font-family:sans-serif;font-size:9pt;width:240px">
<div style="font-size:11pt;font-weight:bold">[% {{ESCAPED name}} %]</div>
<div>[% {{ESCAPED level}} || CASE WHEN "admin1" IS NULL THEN '' ELSE ' of ' || {{ESCAPED admin1}} END || CASE WHEN "pcode" IS NULL THEN '' ELSE ', ' || {{ESCAPED pcode}} END %]</div>
<div style="color:#555555">[% {{ESCAPED drawn_from}} %]</div>
</div>]]></mapTip>
  <layerGeometryType>2</layerGeometryType>
</qgis>
