<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories" labelsEnabled="1" hasScaleBasedVisibilityFlag="0" readOnly="0">
  <temporal enabled="1" mode="4" limitMode="0" startExpression="to_datetime(&quot;date_start&quot;)" endExpression="to_datetime(&quot;date_end&quot;) + to_interval('1 day')" startField="" endField="" durationField="" durationUnit="min" fixedDuration="0" accumulate="0">
    <fixedRange><start></start><end></end></fixedRange>
  </temporal>
{{RENDERER}}
  <labeling type="simple">
    <settings calloutType="simple">
      <text-style fieldName="coalesce(&quot;speaker&quot;, '') || CASE WHEN &quot;stance&quot; = 'denies' THEN ' denies' WHEN &quot;stance&quot; = 'neither' THEN ' (cannot say)' ELSE '' END" isExpression="1" fontFamily="Open Sans" namedStyle="Italic" fontItalic="1" fontSize="7" fontSizeUnit="Point" textColor="68,68,68,255" textOpacity="1" multilineHeight="1" blendMode="0" useSubstitutions="0" allowHtml="0">
        <families><family name="Open Sans"/><family name="DejaVu Sans"/><family name="Sans Serif"/></families>
        <text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,255" bufferOpacity="0.85" bufferNoFill="1" bufferJoinStyle="128" bufferBlendMode="0"/>
      </text-style>
      <text-format wrapChar="" autoWrapLength="0" multilineAlign="3" useMaxLineLengthForAutoWrap="1"/>
      <placement placement="6" dist="3" distUnits="MM" offsetType="1" predefinedPositionOrder="BR,BL,R,L,TR,TL,B,T" priority="3"/>
      <rendering drawLabels="1" scaleVisibility="1" scaleMin="0" scaleMax="1500000" displayAll="0" obstacle="1" obstacleFactor="1" obstacleType="1" fontMinPixelSize="0" fontMaxPixelSize="10000" fontLimitPixelSize="0" limitNumLabels="0" maxNumLabels="2000"/>
    </settings>
  </labeling>
  <blendMode>0</blendMode>
  <featureBlendMode>0</featureBlendMode>
  <layerOpacity>1</layerOpacity>
{{FIELDS}}
  <editable/>
  <previewExpression>"speaker" || ': ' || "quote"</previewExpression>
  <mapTip><![CDATA[<div style="font-family:sans-serif;font-size:9pt;width:420px">
<div style="font-size:11pt;font-weight:bold">[% {{ESCAPED speaker}} || CASE WHEN "speaker_role" IS NULL THEN '' ELSE ', ' || {{ESCAPED speaker_role}} END %]</div>
<div style="color:#555">[% {{ESCAPED stance}} || ' (' || {{ESCAPED about}} || ')' || CASE WHEN "via" IS NULL THEN '' ELSE ', via ' || {{ESCAPED via}} END || CASE WHEN "hedge" IS NULL THEN '' ELSE ', hedged: ' || {{ESCAPED hedge}} END %]</div>
<div style="margin-top:4px">“[% {{ESCAPED quote}} %]”</div>
<div style="margin-top:4px">[% {{ESCAPED location}} || CASE WHEN "point_of" IS NULL THEN '' ELSE ' (' || {{ESCAPED point_of}} || ')' END || CASE WHEN "date_start" IS NULL THEN '' WHEN "date_end" = "date_start" THEN ', ' || format_date(to_date("date_start"), 'yyyy-MM-dd') ELSE ', ' || format_date(to_date("date_start"), 'yyyy-MM-dd') || ' to ' || format_date(to_date("date_end"), 'yyyy-MM-dd') END %]</div>
<div style="color:#555">[% {{ESCAPED outlet}} || CASE WHEN "published" IS NULL THEN '' ELSE ', ' || format_date(to_date("published"), 'yyyy-MM-dd') END || CASE WHEN "title" IS NULL THEN '' ELSE ': ' || {{ESCAPED title}} END %]</div>
[% CASE WHEN regexp_match(coalesce("url", ''), '^https?://') > 0 THEN '<div><a href="' || replace({{ESCAPED url}}, '"', '%22') || '">the report</a></div>' ELSE '' END %]
</div>]]></mapTip>
  <layerGeometryType>0</layerGeometryType>
</qgis>
