<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories" labelsEnabled="1" hasScaleBasedVisibilityFlag="0" readOnly="0">
  <temporal enabled="1" mode="4" limitMode="0" startExpression="to_datetime(&quot;date_start&quot;)" endExpression="to_datetime(&quot;date_end&quot;) + to_interval('1 day')" startField="" endField="" durationField="" durationUnit="min" fixedDuration="0" accumulate="0">
    <fixedRange><start></start><end></end></fixedRange>
  </temporal>
  <renderer-v2 type="pointDisplacement" placement="1" tolerance="0.4" toleranceUnit="MM" circleWidth="0.2" circleColor="150,150,150,255" circleRadiusAddition="0.6" labelAttributeName="" labelDistanceFactor="0.5" maxLabelScaleDenominator="0" forceraster="0" symbollevels="0" enableorderby="0">
    <renderer-v2 type="RuleRenderer" forceraster="0" symbollevels="0" enableorderby="0">
      <rules key="r">
        <rule key="r0" symbol="0" filter="&quot;event_type&quot; = 'Battles'" label="Battles"/>
        <rule key="r1" symbol="1" filter="&quot;event_type&quot; = 'Explosions/Remote violence'" label="Explosions/Remote violence"/>
        <rule key="r2" symbol="2" filter="&quot;event_type&quot; = 'Violence against civilians'" label="Violence against civilians"/>
        <rule key="r3" symbol="3" filter="&quot;event_type&quot; = 'Strategic developments'" label="Strategic developments"/>
        <rule key="r4" symbol="4" filter="&quot;event_type&quot; = 'Protests'" label="Protests"/>
        <rule key="r5" symbol="5" filter="&quot;event_type&quot; = 'Riots'" label="Riots"/>
        <rule key="r6" symbol="6" filter="&quot;event_type&quot; IS NULL" label="Means not said"/>
        <rule key="r7" symbol="7" filter="FALSE" label="Hollow: somewhere in the district, province or area"/>
        <rule key="r8" symbol="8" filter="FALSE" label="Faint circle: it happened somewhere inside"/>
        <rule key="r9" symbol="9" filter="FALSE" label="Dashed ring: sources contradict each other"/>
        <rule key="r10" symbol="10" filter="FALSE" label="Diamond: a summary of several"/>
        <rule key="r11" symbol="11" filter="FALSE" label="Larger: 1, 10, 100 dead or more"/>
        <rule key="r12" symbol="12" filter="FALSE" label="Label without a date: undated, hidden while time is played"/>
      </rules>
      <symbols>
        <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="EllipseMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="symbol_name" type="QString" value="circle"/>
              <Option name="symbol_width" type="QString" value="1"/>
              <Option name="symbol_width_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="symbol_height" type="QString" value="1"/>
              <Option name="symbol_height_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="size_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="size" type="QString" value="1"/>
              <Option name="color" type="QString" value="0,114,178,8"/>
              <Option name="outline_color" type="QString" value="0,114,178,80"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="width" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2 * coalesce(to_int(&quot;uncertainty_m&quot;), 0) * coalesce(CASE WHEN @map_units = 'degrees' THEN cos(radians(y(@map_extent_center))) / cos(radians(to_real(&quot;latitude&quot;))) WHEN @map_crs = 'EPSG:3857' THEN 1 / cos(radians(to_real(&quot;latitude&quot;))) END, 1)"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="height" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2 * coalesce(to_int(&quot;uncertainty_m&quot;), 0) * coalesce(CASE WHEN @map_units = 'degrees' THEN cos(radians(y(@map_extent_center))) WHEN @map_crs = 'EPSG:3857' THEN 1 / cos(radians(to_real(&quot;latitude&quot;))) END, 1)"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="4.6"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="255,255,255,0"/>
              <Option name="outline_color" type="QString" value="0,0,0,0"/>
              <Option name="outline_style" type="QString" value="dot"/>
              <Option name="outline_width" type="QString" value="0.4"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="enabled" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="&quot;disputed&quot; IS NOT NULL"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2.2 + (CASE WHEN to_int(&quot;killed_best&quot;) &gt;= 100 THEN 5.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 10 THEN 4.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 1 THEN 3.8 ELSE 3.2 END)"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN left(&quot;incident_id&quot;, 1) = 'i' AND &quot;disputed&quot; IS NOT NULL THEN '#000000' ELSE '0,0,0,0' END"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="3.2"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="0,114,178,255"/>
              <Option name="outline_color" type="QString" value="34,34,34,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="name" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN to_int(&quot;event_clarity&quot;) = 2 THEN 'diamond' ELSE 'circle' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN to_int(&quot;killed_best&quot;) &gt;= 100 THEN 5.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 10 THEN 4.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 1 THEN 3.8 ELSE 3.2 END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="fillColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN '#ffffff' ELSE '#0072b2' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN '#0072b2' ELSE '#222222' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineWidth" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN 0.8 ELSE 0.2 END"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol type="marker" name="1" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="EllipseMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="symbol_name" type="QString" value="circle"/>
              <Option name="symbol_width" type="QString" value="1"/>
              <Option name="symbol_width_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="symbol_height" type="QString" value="1"/>
              <Option name="symbol_height_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="size_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="size" type="QString" value="1"/>
              <Option name="color" type="QString" value="213,94,0,8"/>
              <Option name="outline_color" type="QString" value="213,94,0,80"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="width" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2 * coalesce(to_int(&quot;uncertainty_m&quot;), 0) * coalesce(CASE WHEN @map_units = 'degrees' THEN cos(radians(y(@map_extent_center))) / cos(radians(to_real(&quot;latitude&quot;))) WHEN @map_crs = 'EPSG:3857' THEN 1 / cos(radians(to_real(&quot;latitude&quot;))) END, 1)"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="height" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2 * coalesce(to_int(&quot;uncertainty_m&quot;), 0) * coalesce(CASE WHEN @map_units = 'degrees' THEN cos(radians(y(@map_extent_center))) WHEN @map_crs = 'EPSG:3857' THEN 1 / cos(radians(to_real(&quot;latitude&quot;))) END, 1)"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="4.6"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="255,255,255,0"/>
              <Option name="outline_color" type="QString" value="0,0,0,0"/>
              <Option name="outline_style" type="QString" value="dot"/>
              <Option name="outline_width" type="QString" value="0.4"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="enabled" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="&quot;disputed&quot; IS NOT NULL"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2.2 + (CASE WHEN to_int(&quot;killed_best&quot;) &gt;= 100 THEN 5.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 10 THEN 4.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 1 THEN 3.8 ELSE 3.2 END)"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN left(&quot;incident_id&quot;, 1) = 'i' AND &quot;disputed&quot; IS NOT NULL THEN '#000000' ELSE '0,0,0,0' END"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="3.2"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="213,94,0,255"/>
              <Option name="outline_color" type="QString" value="34,34,34,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="name" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN to_int(&quot;event_clarity&quot;) = 2 THEN 'diamond' ELSE 'circle' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN to_int(&quot;killed_best&quot;) &gt;= 100 THEN 5.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 10 THEN 4.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 1 THEN 3.8 ELSE 3.2 END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="fillColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN '#ffffff' ELSE '#d55e00' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN '#d55e00' ELSE '#222222' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineWidth" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN 0.8 ELSE 0.2 END"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol type="marker" name="2" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="EllipseMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="symbol_name" type="QString" value="circle"/>
              <Option name="symbol_width" type="QString" value="1"/>
              <Option name="symbol_width_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="symbol_height" type="QString" value="1"/>
              <Option name="symbol_height_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="size_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="size" type="QString" value="1"/>
              <Option name="color" type="QString" value="204,121,167,8"/>
              <Option name="outline_color" type="QString" value="204,121,167,80"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="width" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2 * coalesce(to_int(&quot;uncertainty_m&quot;), 0) * coalesce(CASE WHEN @map_units = 'degrees' THEN cos(radians(y(@map_extent_center))) / cos(radians(to_real(&quot;latitude&quot;))) WHEN @map_crs = 'EPSG:3857' THEN 1 / cos(radians(to_real(&quot;latitude&quot;))) END, 1)"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="height" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2 * coalesce(to_int(&quot;uncertainty_m&quot;), 0) * coalesce(CASE WHEN @map_units = 'degrees' THEN cos(radians(y(@map_extent_center))) WHEN @map_crs = 'EPSG:3857' THEN 1 / cos(radians(to_real(&quot;latitude&quot;))) END, 1)"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="4.6"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="255,255,255,0"/>
              <Option name="outline_color" type="QString" value="0,0,0,0"/>
              <Option name="outline_style" type="QString" value="dot"/>
              <Option name="outline_width" type="QString" value="0.4"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="enabled" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="&quot;disputed&quot; IS NOT NULL"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2.2 + (CASE WHEN to_int(&quot;killed_best&quot;) &gt;= 100 THEN 5.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 10 THEN 4.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 1 THEN 3.8 ELSE 3.2 END)"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN left(&quot;incident_id&quot;, 1) = 'i' AND &quot;disputed&quot; IS NOT NULL THEN '#000000' ELSE '0,0,0,0' END"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="3.2"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="204,121,167,255"/>
              <Option name="outline_color" type="QString" value="34,34,34,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="name" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN to_int(&quot;event_clarity&quot;) = 2 THEN 'diamond' ELSE 'circle' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN to_int(&quot;killed_best&quot;) &gt;= 100 THEN 5.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 10 THEN 4.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 1 THEN 3.8 ELSE 3.2 END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="fillColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN '#ffffff' ELSE '#cc79a7' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN '#cc79a7' ELSE '#222222' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineWidth" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN 0.8 ELSE 0.2 END"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol type="marker" name="3" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="EllipseMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="symbol_name" type="QString" value="circle"/>
              <Option name="symbol_width" type="QString" value="1"/>
              <Option name="symbol_width_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="symbol_height" type="QString" value="1"/>
              <Option name="symbol_height_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="size_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="size" type="QString" value="1"/>
              <Option name="color" type="QString" value="0,158,115,8"/>
              <Option name="outline_color" type="QString" value="0,158,115,80"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="width" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2 * coalesce(to_int(&quot;uncertainty_m&quot;), 0) * coalesce(CASE WHEN @map_units = 'degrees' THEN cos(radians(y(@map_extent_center))) / cos(radians(to_real(&quot;latitude&quot;))) WHEN @map_crs = 'EPSG:3857' THEN 1 / cos(radians(to_real(&quot;latitude&quot;))) END, 1)"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="height" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2 * coalesce(to_int(&quot;uncertainty_m&quot;), 0) * coalesce(CASE WHEN @map_units = 'degrees' THEN cos(radians(y(@map_extent_center))) WHEN @map_crs = 'EPSG:3857' THEN 1 / cos(radians(to_real(&quot;latitude&quot;))) END, 1)"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="4.6"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="255,255,255,0"/>
              <Option name="outline_color" type="QString" value="0,0,0,0"/>
              <Option name="outline_style" type="QString" value="dot"/>
              <Option name="outline_width" type="QString" value="0.4"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="enabled" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="&quot;disputed&quot; IS NOT NULL"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2.2 + (CASE WHEN to_int(&quot;killed_best&quot;) &gt;= 100 THEN 5.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 10 THEN 4.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 1 THEN 3.8 ELSE 3.2 END)"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN left(&quot;incident_id&quot;, 1) = 'i' AND &quot;disputed&quot; IS NOT NULL THEN '#000000' ELSE '0,0,0,0' END"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="3.2"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="0,158,115,255"/>
              <Option name="outline_color" type="QString" value="34,34,34,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="name" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN to_int(&quot;event_clarity&quot;) = 2 THEN 'diamond' ELSE 'circle' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN to_int(&quot;killed_best&quot;) &gt;= 100 THEN 5.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 10 THEN 4.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 1 THEN 3.8 ELSE 3.2 END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="fillColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN '#ffffff' ELSE '#009e73' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN '#009e73' ELSE '#222222' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineWidth" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN 0.8 ELSE 0.2 END"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol type="marker" name="4" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="EllipseMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="symbol_name" type="QString" value="circle"/>
              <Option name="symbol_width" type="QString" value="1"/>
              <Option name="symbol_width_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="symbol_height" type="QString" value="1"/>
              <Option name="symbol_height_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="size_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="size" type="QString" value="1"/>
              <Option name="color" type="QString" value="86,180,233,8"/>
              <Option name="outline_color" type="QString" value="86,180,233,80"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="width" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2 * coalesce(to_int(&quot;uncertainty_m&quot;), 0) * coalesce(CASE WHEN @map_units = 'degrees' THEN cos(radians(y(@map_extent_center))) / cos(radians(to_real(&quot;latitude&quot;))) WHEN @map_crs = 'EPSG:3857' THEN 1 / cos(radians(to_real(&quot;latitude&quot;))) END, 1)"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="height" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2 * coalesce(to_int(&quot;uncertainty_m&quot;), 0) * coalesce(CASE WHEN @map_units = 'degrees' THEN cos(radians(y(@map_extent_center))) WHEN @map_crs = 'EPSG:3857' THEN 1 / cos(radians(to_real(&quot;latitude&quot;))) END, 1)"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="4.6"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="255,255,255,0"/>
              <Option name="outline_color" type="QString" value="0,0,0,0"/>
              <Option name="outline_style" type="QString" value="dot"/>
              <Option name="outline_width" type="QString" value="0.4"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="enabled" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="&quot;disputed&quot; IS NOT NULL"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2.2 + (CASE WHEN to_int(&quot;killed_best&quot;) &gt;= 100 THEN 5.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 10 THEN 4.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 1 THEN 3.8 ELSE 3.2 END)"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN left(&quot;incident_id&quot;, 1) = 'i' AND &quot;disputed&quot; IS NOT NULL THEN '#000000' ELSE '0,0,0,0' END"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="3.2"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="86,180,233,255"/>
              <Option name="outline_color" type="QString" value="34,34,34,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="name" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN to_int(&quot;event_clarity&quot;) = 2 THEN 'diamond' ELSE 'circle' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN to_int(&quot;killed_best&quot;) &gt;= 100 THEN 5.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 10 THEN 4.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 1 THEN 3.8 ELSE 3.2 END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="fillColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN '#ffffff' ELSE '#56b4e9' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN '#56b4e9' ELSE '#222222' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineWidth" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN 0.8 ELSE 0.2 END"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol type="marker" name="5" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="EllipseMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="symbol_name" type="QString" value="circle"/>
              <Option name="symbol_width" type="QString" value="1"/>
              <Option name="symbol_width_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="symbol_height" type="QString" value="1"/>
              <Option name="symbol_height_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="size_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="size" type="QString" value="1"/>
              <Option name="color" type="QString" value="240,228,66,8"/>
              <Option name="outline_color" type="QString" value="240,228,66,80"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="width" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2 * coalesce(to_int(&quot;uncertainty_m&quot;), 0) * coalesce(CASE WHEN @map_units = 'degrees' THEN cos(radians(y(@map_extent_center))) / cos(radians(to_real(&quot;latitude&quot;))) WHEN @map_crs = 'EPSG:3857' THEN 1 / cos(radians(to_real(&quot;latitude&quot;))) END, 1)"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="height" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2 * coalesce(to_int(&quot;uncertainty_m&quot;), 0) * coalesce(CASE WHEN @map_units = 'degrees' THEN cos(radians(y(@map_extent_center))) WHEN @map_crs = 'EPSG:3857' THEN 1 / cos(radians(to_real(&quot;latitude&quot;))) END, 1)"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="4.6"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="255,255,255,0"/>
              <Option name="outline_color" type="QString" value="0,0,0,0"/>
              <Option name="outline_style" type="QString" value="dot"/>
              <Option name="outline_width" type="QString" value="0.4"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="enabled" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="&quot;disputed&quot; IS NOT NULL"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2.2 + (CASE WHEN to_int(&quot;killed_best&quot;) &gt;= 100 THEN 5.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 10 THEN 4.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 1 THEN 3.8 ELSE 3.2 END)"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN left(&quot;incident_id&quot;, 1) = 'i' AND &quot;disputed&quot; IS NOT NULL THEN '#000000' ELSE '0,0,0,0' END"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="3.2"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="240,228,66,255"/>
              <Option name="outline_color" type="QString" value="34,34,34,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="name" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN to_int(&quot;event_clarity&quot;) = 2 THEN 'diamond' ELSE 'circle' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN to_int(&quot;killed_best&quot;) &gt;= 100 THEN 5.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 10 THEN 4.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 1 THEN 3.8 ELSE 3.2 END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="fillColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN '#ffffff' ELSE '#f0e442' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN '#f0e442' ELSE '#222222' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineWidth" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN 0.8 ELSE 0.2 END"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol type="marker" name="6" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="EllipseMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="symbol_name" type="QString" value="circle"/>
              <Option name="symbol_width" type="QString" value="1"/>
              <Option name="symbol_width_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="symbol_height" type="QString" value="1"/>
              <Option name="symbol_height_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="size_unit" type="QString" value="RenderMetersInMapUnits"/>
              <Option name="size" type="QString" value="1"/>
              <Option name="color" type="QString" value="0,0,0,8"/>
              <Option name="outline_color" type="QString" value="0,0,0,80"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="width" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2 * coalesce(to_int(&quot;uncertainty_m&quot;), 0) * coalesce(CASE WHEN @map_units = 'degrees' THEN cos(radians(y(@map_extent_center))) / cos(radians(to_real(&quot;latitude&quot;))) WHEN @map_crs = 'EPSG:3857' THEN 1 / cos(radians(to_real(&quot;latitude&quot;))) END, 1)"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="height" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2 * coalesce(to_int(&quot;uncertainty_m&quot;), 0) * coalesce(CASE WHEN @map_units = 'degrees' THEN cos(radians(y(@map_extent_center))) WHEN @map_crs = 'EPSG:3857' THEN 1 / cos(radians(to_real(&quot;latitude&quot;))) END, 1)"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="4.6"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="255,255,255,0"/>
              <Option name="outline_color" type="QString" value="0,0,0,0"/>
              <Option name="outline_style" type="QString" value="dot"/>
              <Option name="outline_width" type="QString" value="0.4"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="enabled" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="&quot;disputed&quot; IS NOT NULL"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2.2 + (CASE WHEN to_int(&quot;killed_best&quot;) &gt;= 100 THEN 5.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 10 THEN 4.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 1 THEN 3.8 ELSE 3.2 END)"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN left(&quot;incident_id&quot;, 1) = 'i' AND &quot;disputed&quot; IS NOT NULL THEN '#000000' ELSE '0,0,0,0' END"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="3.2"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="0,0,0,255"/>
              <Option name="outline_color" type="QString" value="34,34,34,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                  <Option name="name" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN to_int(&quot;event_clarity&quot;) = 2 THEN 'diamond' ELSE 'circle' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN to_int(&quot;killed_best&quot;) &gt;= 100 THEN 5.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 10 THEN 4.6 WHEN to_int(&quot;killed_best&quot;) &gt;= 1 THEN 3.8 ELSE 3.2 END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="fillColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN '#ffffff' ELSE '#000000' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineColor" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN '#000000' ELSE '#222222' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="outlineWidth" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;point_of&quot; IN ('district', 'province', 'area') THEN 0.8 ELSE 0.2 END"/><Option name="type" type="int" value="3"/></Option>
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol type="marker" name="7" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="3.2"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="255,255,255,255"/>
              <Option name="outline_color" type="QString" value="119,119,119,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.8"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol type="marker" name="8" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="5"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="119,119,119,30"/>
              <Option name="outline_color" type="QString" value="119,119,119,140"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol type="marker" name="9" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="5.2"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="255,255,255,0"/>
              <Option name="outline_color" type="QString" value="0,0,0,255"/>
              <Option name="outline_style" type="QString" value="dot"/>
              <Option name="outline_width" type="QString" value="0.4"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="3.2"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="119,119,119,255"/>
              <Option name="outline_color" type="QString" value="34,34,34,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol type="marker" name="10" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="diamond"/>
              <Option name="size" type="QString" value="3.8"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="119,119,119,255"/>
              <Option name="outline_color" type="QString" value="34,34,34,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol type="marker" name="11" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="5.6"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="119,119,119,255"/>
              <Option name="outline_color" type="QString" value="34,34,34,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
        <symbol type="marker" name="12" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="3.2"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="119,119,119,255"/>
              <Option name="outline_color" type="QString" value="34,34,34,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0.2"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
        </symbol>
      </symbols>
    </renderer-v2>
    <symbol type="marker" name="centerSymbol" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="circle"/>
              <Option name="size" type="QString" value="0.8"/>
              <Option name="size_unit" type="QString" value="MM"/>
              <Option name="scale_method" type="QString" value="diameter"/>
              <Option name="color" type="QString" value="85,85,85,255"/>
              <Option name="outline_color" type="QString" value="85,85,85,255"/>
              <Option name="outline_style" type="QString" value="solid"/>
              <Option name="outline_width" type="QString" value="0"/>
              <Option name="outline_width_unit" type="QString" value="MM"/>
            </Option>
            <data_defined_properties>
              <Option type="Map">
                <Option name="name" type="QString" value=""/>
                <Option name="properties" type="Map">
                </Option>
                <Option name="type" type="QString" value="collection"/>
              </Option>
            </data_defined_properties>
          </layer>
    </symbol>
  </renderer-v2>
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
  <fieldConfiguration>
    <field name="incident_id" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="title" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="event_type" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="sub_event_type" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="event_clarity" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="date_start" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="date_end" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="date_prec" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="date_is" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="time_as_written" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="date_basis" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="other_dates" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="location" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="location_kind" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="location_as_written" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="admin2" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="admin2_pcode" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="admin1" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="admin1_pcode" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="country" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="country_code" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="longitude" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="latitude" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="point_of" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="where_prec" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="uncertainty_m" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="spread_m" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="where_basis" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="also_at" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="other_locations" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="actor1" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="actor1_type" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="actor2" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="actor2_type" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="actors_by_claim" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="responsibility" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="persons" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="killed_min" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="killed_max" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="killed_best" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="injured_min" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="injured_max" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="taken_min" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="taken_max" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="killed_as_written" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="killed_detail" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="civilians_killed_min" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="civilians_killed_max" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="civilian_harm" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="disputed" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="shown_because" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="report_count" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="outlet_count" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="origin_count" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="speaker_count" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="outlets" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="attributed_to" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="first_published" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="last_published" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="linked_incidents" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="n_at_point" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="caveats" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="review" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="corrected" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="made_by" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="description" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="marker-color" configurationFlags="None"><editWidget type="Hidden"><config><Option/></config></editWidget></field>
    <field name="marker-size" configurationFlags="None"><editWidget type="Hidden"><config><Option/></config></editWidget></field>
    <field name="claims_json" configurationFlags="None"><editWidget type="Hidden"><config><Option/></config></editWidget></field>
  </fieldConfiguration>
  <aliases>
    <alias field="incident_id" index="0" name="Incident id"/>
    <alias field="title" index="1" name="Title"/>
    <alias field="event_type" index="2" name="Event type"/>
    <alias field="sub_event_type" index="3" name="Sub event type"/>
    <alias field="event_clarity" index="4" name="Event clarity"/>
    <alias field="date_start" index="5" name="Date start"/>
    <alias field="date_end" index="6" name="Date end"/>
    <alias field="date_prec" index="7" name="Date precision (UCDP)"/>
    <alias field="date_is" index="8" name="Date is"/>
    <alias field="time_as_written" index="9" name="Time as written"/>
    <alias field="date_basis" index="10" name="Date basis"/>
    <alias field="other_dates" index="11" name="Other dates"/>
    <alias field="location" index="12" name="Location"/>
    <alias field="location_kind" index="13" name="Location kind"/>
    <alias field="location_as_written" index="14" name="Location as written"/>
    <alias field="admin2" index="15" name="District"/>
    <alias field="admin2_pcode" index="16" name="District P-code"/>
    <alias field="admin1" index="17" name="Province"/>
    <alias field="admin1_pcode" index="18" name="Province P-code"/>
    <alias field="country" index="19" name="Country"/>
    <alias field="country_code" index="20" name="Country code"/>
    <alias field="longitude" index="21" name="Longitude"/>
    <alias field="latitude" index="22" name="Latitude"/>
    <alias field="point_of" index="23" name="Point of"/>
    <alias field="where_prec" index="24" name="Place precision (UCDP)"/>
    <alias field="uncertainty_m" index="25" name="Uncertainty (m)"/>
    <alias field="spread_m" index="26" name="Distance to the farthest rival place (m)"/>
    <alias field="where_basis" index="27" name="Where basis"/>
    <alias field="also_at" index="28" name="Also at"/>
    <alias field="other_locations" index="29" name="Other locations"/>
    <alias field="actor1" index="30" name="Done by"/>
    <alias field="actor1_type" index="31" name="Done by: type"/>
    <alias field="actor2" index="32" name="Done to"/>
    <alias field="actor2_type" index="33" name="Done to: type"/>
    <alias field="actors_by_claim" index="34" name="Actors by claim"/>
    <alias field="responsibility" index="35" name="Responsibility"/>
    <alias field="persons" index="36" name="Persons"/>
    <alias field="killed_min" index="37" name="Killed min"/>
    <alias field="killed_max" index="38" name="Killed max"/>
    <alias field="killed_best" index="39" name="Killed best"/>
    <alias field="injured_min" index="40" name="Injured min"/>
    <alias field="injured_max" index="41" name="Injured max"/>
    <alias field="taken_min" index="42" name="Taken min"/>
    <alias field="taken_max" index="43" name="Taken max"/>
    <alias field="killed_as_written" index="44" name="Killed as written"/>
    <alias field="killed_detail" index="45" name="Killed detail"/>
    <alias field="civilians_killed_min" index="46" name="Civilians killed min"/>
    <alias field="civilians_killed_max" index="47" name="Civilians killed max"/>
    <alias field="civilian_harm" index="48" name="Civilian harm"/>
    <alias field="disputed" index="49" name="Disputed"/>
    <alias field="shown_because" index="50" name="Shown because"/>
    <alias field="report_count" index="51" name="Report count"/>
    <alias field="outlet_count" index="52" name="Outlet count"/>
    <alias field="origin_count" index="53" name="Origin count"/>
    <alias field="speaker_count" index="54" name="Speaker count"/>
    <alias field="outlets" index="55" name="Outlets"/>
    <alias field="attributed_to" index="56" name="Attributed to"/>
    <alias field="first_published" index="57" name="First published"/>
    <alias field="last_published" index="58" name="Last published"/>
    <alias field="linked_incidents" index="59" name="Linked incidents"/>
    <alias field="n_at_point" index="60" name="Incidents at this point"/>
    <alias field="caveats" index="61" name="Caveats"/>
    <alias field="review" index="62" name="Review"/>
    <alias field="corrected" index="63" name="Corrected"/>
    <alias field="made_by" index="64" name="Made by"/>
    <alias field="description" index="65" name="Description"/>
    <alias field="marker-color" index="66" name="Marker color"/>
    <alias field="marker-size" index="67" name="Marker size"/>
    <alias field="claims_json" index="68" name="Claims json"/>
  </aliases>
  <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
    <columns>
      <column type="field" name="incident_id" width="-1" hidden="0"/>
      <column type="field" name="title" width="-1" hidden="0"/>
      <column type="field" name="event_type" width="-1" hidden="0"/>
      <column type="field" name="sub_event_type" width="-1" hidden="0"/>
      <column type="field" name="event_clarity" width="-1" hidden="0"/>
      <column type="field" name="date_start" width="-1" hidden="0"/>
      <column type="field" name="date_end" width="-1" hidden="0"/>
      <column type="field" name="date_prec" width="-1" hidden="0"/>
      <column type="field" name="date_is" width="-1" hidden="0"/>
      <column type="field" name="time_as_written" width="-1" hidden="0"/>
      <column type="field" name="date_basis" width="-1" hidden="0"/>
      <column type="field" name="other_dates" width="-1" hidden="0"/>
      <column type="field" name="location" width="-1" hidden="0"/>
      <column type="field" name="location_kind" width="-1" hidden="0"/>
      <column type="field" name="location_as_written" width="-1" hidden="0"/>
      <column type="field" name="admin2" width="-1" hidden="0"/>
      <column type="field" name="admin2_pcode" width="-1" hidden="0"/>
      <column type="field" name="admin1" width="-1" hidden="0"/>
      <column type="field" name="admin1_pcode" width="-1" hidden="0"/>
      <column type="field" name="country" width="-1" hidden="0"/>
      <column type="field" name="country_code" width="-1" hidden="0"/>
      <column type="field" name="longitude" width="-1" hidden="0"/>
      <column type="field" name="latitude" width="-1" hidden="0"/>
      <column type="field" name="point_of" width="-1" hidden="0"/>
      <column type="field" name="where_prec" width="-1" hidden="0"/>
      <column type="field" name="uncertainty_m" width="-1" hidden="0"/>
      <column type="field" name="spread_m" width="-1" hidden="0"/>
      <column type="field" name="where_basis" width="-1" hidden="0"/>
      <column type="field" name="also_at" width="-1" hidden="0"/>
      <column type="field" name="other_locations" width="-1" hidden="0"/>
      <column type="field" name="actor1" width="-1" hidden="0"/>
      <column type="field" name="actor1_type" width="-1" hidden="0"/>
      <column type="field" name="actor2" width="-1" hidden="0"/>
      <column type="field" name="actor2_type" width="-1" hidden="0"/>
      <column type="field" name="actors_by_claim" width="-1" hidden="0"/>
      <column type="field" name="responsibility" width="-1" hidden="0"/>
      <column type="field" name="persons" width="-1" hidden="0"/>
      <column type="field" name="killed_min" width="-1" hidden="0"/>
      <column type="field" name="killed_max" width="-1" hidden="0"/>
      <column type="field" name="killed_best" width="-1" hidden="0"/>
      <column type="field" name="injured_min" width="-1" hidden="0"/>
      <column type="field" name="injured_max" width="-1" hidden="0"/>
      <column type="field" name="taken_min" width="-1" hidden="0"/>
      <column type="field" name="taken_max" width="-1" hidden="0"/>
      <column type="field" name="killed_as_written" width="-1" hidden="0"/>
      <column type="field" name="killed_detail" width="-1" hidden="0"/>
      <column type="field" name="civilians_killed_min" width="-1" hidden="0"/>
      <column type="field" name="civilians_killed_max" width="-1" hidden="0"/>
      <column type="field" name="civilian_harm" width="-1" hidden="0"/>
      <column type="field" name="disputed" width="-1" hidden="0"/>
      <column type="field" name="shown_because" width="-1" hidden="0"/>
      <column type="field" name="report_count" width="-1" hidden="0"/>
      <column type="field" name="outlet_count" width="-1" hidden="0"/>
      <column type="field" name="origin_count" width="-1" hidden="0"/>
      <column type="field" name="speaker_count" width="-1" hidden="0"/>
      <column type="field" name="outlets" width="-1" hidden="0"/>
      <column type="field" name="attributed_to" width="-1" hidden="0"/>
      <column type="field" name="first_published" width="-1" hidden="0"/>
      <column type="field" name="last_published" width="-1" hidden="0"/>
      <column type="field" name="linked_incidents" width="-1" hidden="0"/>
      <column type="field" name="n_at_point" width="-1" hidden="0"/>
      <column type="field" name="caveats" width="-1" hidden="0"/>
      <column type="field" name="review" width="-1" hidden="0"/>
      <column type="field" name="corrected" width="-1" hidden="0"/>
      <column type="field" name="made_by" width="-1" hidden="0"/>
      <column type="field" name="description" width="-1" hidden="0"/>
      <column type="field" name="marker-color" width="-1" hidden="1"/>
      <column type="field" name="marker-size" width="-1" hidden="1"/>
      <column type="field" name="claims_json" width="-1" hidden="1"/>
      <column type="actions" width="-1" hidden="1"/>
    </columns>
  </attributetableconfig>
  <editable/>
  <previewExpression>"title"</previewExpression>
  <mapTip><![CDATA[<div style="font-family:sans-serif;font-size:9pt;width:420px">
<div style="font-size:11pt;font-weight:bold">[% replace(replace(replace(coalesce("title", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') %]</div>
<div style="color:#555">[% CASE WHEN "event_type" IS NULL THEN 'The means is not said' ELSE replace(replace(replace(coalesce("event_type", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || ' · ' || replace(replace(replace(coalesce("sub_event_type", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') END || CASE WHEN to_int("event_clarity") = 2 THEN ' · a summary of several' ELSE '' END %]</div>
[% CASE WHEN "disputed" IS NULL THEN '' ELSE '<div style="background:#fff3cd;padding:3px"><b>Disputed:</b> ' || replace(replace(replace(coalesce("disputed", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || '</div>' END %]
<div style="margin-top:4px">[% replace(coalesce("description", ''), '\n', '<br>') %]</div>
<div style="margin-top:4px;color:#555">[% CASE WHEN "point_of" IS NULL THEN '' ELSE 'The point: ' || replace(replace(replace(coalesce("point_of", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || CASE WHEN "uncertainty_m" IS NULL THEN '' ELSE ', within ' || to_string(round(to_int("uncertainty_m") / 1000.0, 1)) || ' km' END || '. ' END || 'Shown because: ' || replace(replace(replace(coalesce("shown_because", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') %]</div>
<div style="color:#555">[% to_string(coalesce(to_int("report_count"), 0)) || ' report(s), ' || to_string(coalesce(to_int("origin_count"), 0)) || ' independent origin(s): ' || replace(replace(replace(coalesce("outlets", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') %]</div>
</div>]]></mapTip>
  <layerGeometryType>0</layerGeometryType>
</qgis>
