<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories" labelsEnabled="1" hasScaleBasedVisibilityFlag="0" readOnly="0">
  <temporal enabled="1" mode="4" limitMode="0" startExpression="to_datetime(&quot;date_start&quot;)" endExpression="to_datetime(&quot;date_end&quot;) + to_interval('1 day')" startField="" endField="" durationField="" durationUnit="min" fixedDuration="0" accumulate="0">
    <fixedRange><start></start><end></end></fixedRange>
  </temporal>
{{RENDERER}}
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="coalesce(&quot;location&quot;, '') || CASE WHEN &quot;date_start&quot; IS NULL THEN '' WHEN to_int(&quot;date_prec&quot;) = 1 THEN ', ' || format_date(to_date(&quot;date_start&quot;), 'd MMM yyyy', 'en') WHEN to_int(&quot;date_prec&quot;) &lt; 5 THEN ', ' || format_date(to_date(&quot;date_start&quot;), 'MMM yyyy', 'en') ELSE ', ' || format_date(to_date(&quot;date_start&quot;), 'yyyy', 'en') END" isExpression="1" fontFamily="Open Sans" namedStyle="Regular" fontSize="7.5" fontSizeUnit="Point" textColor="34,34,34,255" textOpacity="1" multilineHeight="1" blendMode="0" useSubstitutions="0" allowHtml="0">
        <families><family name="Open Sans"/><family name="DejaVu Sans"/><family name="Sans Serif"/></families>
        <text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.85" bufferNoFill="1" bufferJoinStyle="128" bufferBlendMode="0"/>
      </text-style>
      <text-format wrapChar="" autoWrapLength="0" multilineAlign="3" useMaxLineLengthForAutoWrap="1"/>
      <placement placement="6" dist="3.6" distUnits="MM" offsetType="0" predefinedPositionOrder="R,L,TR,BR,TL,BL,T,B" priority="5"/>
      <dd_properties>
        <Option type="Map">
          <Option name="name" type="QString" value=""/>
          <Option name="properties" type="Map">
            <Option name="LabelDistance" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN to_int(&quot;n_at_point&quot;) &gt; 1 THEN 6.5 WHEN &quot;disputed&quot; IS NOT NULL THEN 4.4 ELSE 3.4 END"/><Option name="type" type="int" value="3"/></Option>
            <Option name="IsObstacle" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="coalesce(@map_scale, 1e9) &gt; 2500000"/><Option name="type" type="int" value="3"/></Option>
          </Option>
          <Option name="type" type="QString" value="collection"/>
        </Option>
      </dd_properties>
      <rendering drawLabels="1" scaleVisibility="1" scaleMin="0" scaleMax="12000000" displayAll="0" obstacle="1" obstacleFactor="1" obstacleType="1" fontMinPixelSize="0" fontMaxPixelSize="10000" fontLimitPixelSize="0" limitNumLabels="0" maxNumLabels="2000"/>
    </settings>
  </labeling>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <layerOpacity>1</layerOpacity>
{{FIELDS}}
  <editable/>
  <previewExpression>"title"</previewExpression>
  <mapTip><![CDATA[<div style="font-family:sans-serif;font-size:9pt;width:420px">
<div style="font-size:11pt;font-weight:bold">[% {{ESCAPED title}} %]</div>
<div style="color:#555">[% CASE WHEN "event_type" IS NULL THEN 'The means is not said' ELSE {{ESCAPED event_type}} || ' · ' || {{ESCAPED sub_event_type}} END || CASE WHEN to_int("event_clarity") = 2 THEN ' · a summary of several' ELSE '' END %]</div>
[% CASE WHEN "disputed" IS NULL THEN '' ELSE '<div style="background:#fff3cd;padding:3px"><b>Disputed:</b> ' || {{ESCAPED disputed}} || '</div>' END %]
<div style="margin-top:4px">[% replace(coalesce("description", ''), '\n', '<br>') %]</div>
<div style="margin-top:4px;color:#555">[% CASE WHEN "point_of" IS NULL THEN '' ELSE 'The point: ' || {{ESCAPED point_of}} || CASE WHEN "uncertainty_m" IS NULL THEN '' ELSE ', within ' || to_string(round(to_int("uncertainty_m") / 1000.0, 1)) || ' km' END || '. ' END || 'Shown because: ' || {{ESCAPED shown_because}} %]</div>
<div style="color:#555">[% to_string(coalesce(to_int("report_count"), 0)) || ' report(s), ' || to_string(coalesce(to_int("origin_count"), 0)) || ' independent origin(s): ' || {{ESCAPED outlets}} %]</div>
</div>]]></mapTip>
  <layerGeometryType>0</layerGeometryType>
</qgis>
