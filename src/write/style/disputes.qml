<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories" labelsEnabled="1" hasScaleBasedVisibilityFlag="0" readOnly="0">
  <temporal enabled="1" mode="4" limitMode="0" startExpression="to_datetime(&quot;date_start&quot;)" endExpression="to_datetime(&quot;date_end&quot;) + to_interval('1 day')" startField="" endField="" durationField="" durationUnit="min" fixedDuration="0" accumulate="0">
    <fixedRange><start></start><end></end></fixedRange>
  </temporal>
{{RENDERER}}
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="coalesce(&quot;claimed_by&quot;, '') || ': ' || coalesce(&quot;claimed&quot;, '')" isExpression="1" fontFamily="Open Sans" namedStyle="Italic" fontItalic="1" fontSize="7" fontSizeUnit="Point" textColor="34,34,34,255" textOpacity="1" multilineHeight="1" blendMode="0" useSubstitutions="0" allowHtml="0">
        <families><family name="Open Sans"/><family name="DejaVu Sans"/><family name="Sans Serif"/></families>
        <text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.85" bufferNoFill="1" bufferJoinStyle="128" bufferBlendMode="0"/>
      </text-style>
      <text-format wrapChar="" autoWrapLength="40" multilineAlign="3" useMaxLineLengthForAutoWrap="1"/>
      <placement placement="6" dist="2" distUnits="MM" offsetType="0" predefinedPositionOrder="R,L,TR,BR,TL,BL,T,B" priority="4" geometryGenerator="end_point($geometry)" geometryGeneratorEnabled="1" geometryGeneratorType="PointGeometry"/>
      <rendering drawLabels="1" scaleVisibility="1" scaleMin="0" scaleMax="2500000" displayAll="0" obstacle="1" obstacleFactor="1" obstacleType="1" fontMinPixelSize="0" fontMaxPixelSize="10000" fontLimitPixelSize="0" limitNumLabels="0" maxNumLabels="2000"/>
    </settings>
  </labeling>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <layerOpacity>1</layerOpacity>
{{FIELDS}}
  <editable/>
  <previewExpression>"title"</previewExpression>
  <mapTip><![CDATA[<div style="font-family:sans-serif;font-size:9pt;width:360px">
<div style="font-size:11pt;font-weight:bold">[% {{ESCAPED title}} %]</div>
<div>[% 'Shown: ' || {{ESCAPED shown}} %]</div>
<div>[% {{ESCAPED claimed_by}} || ': ' || {{ESCAPED claimed}} || ', ' || to_string(round(coalesce(to_int("distance_m"), 0) / 1000.0, 1)) || ' km away' %]</div>
</div>]]></mapTip>
  <layerGeometryType>1</layerGeometryType>
</qgis>
