<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="AllStyleCategories" labelsEnabled="1" hasScaleBasedVisibilityFlag="0" readOnly="0">
  <temporal enabled="1" mode="4" limitMode="0" startExpression="to_datetime(&quot;date_start&quot;)" endExpression="to_datetime(&quot;date_end&quot;) + to_interval('1 day')" startField="" endField="" durationField="" durationUnit="min" fixedDuration="0" accumulate="0">
    <fixedRange><start></start><end></end></fixedRange>
  </temporal>
  <renderer-v2 type="pointDisplacement" placement="1" tolerance="0.4" toleranceUnit="MM" circleWidth="0.2" circleColor="150,150,150,255" circleRadiusAddition="0.6" labelAttributeName="" labelDistanceFactor="0.5" maxLabelScaleDenominator="0" forceraster="0" symbollevels="0" enableorderby="0">
    <renderer-v2 type="RuleRenderer" forceraster="0" symbollevels="0" enableorderby="0">
      <rules key="r">
        <rule key="r0" symbol="0" filter="&quot;sub_event_type&quot; IN ('Armed clash', 'Government regains territory', 'Non-state actor overtakes territory')" label="Battles"/>
        <rule key="r1" symbol="1" filter="&quot;sub_event_type&quot; IN ('Air/drone strike', 'Suicide bomb', 'Remote explosive/landmine/IED', 'Shelling/artillery/missile attack', 'Grenade', 'Chemical weapon')" label="Explosions/Remote violence"/>
        <rule key="r2" symbol="2" filter="&quot;sub_event_type&quot; IN ('Attack', 'Abduction/forced disappearance', 'Sexual violence')" label="Violence against civilians"/>
        <rule key="r3" symbol="3" filter="&quot;sub_event_type&quot; IN ('Arrests', 'Agreement', 'Change to group/activity', 'Headquarters or base established', 'Looting/property destruction', 'Disrupted weapons use', 'Non-violent transfer of territory', 'Other')" label="Strategic developments"/>
        <rule key="r4" symbol="4" filter="&quot;sub_event_type&quot; IN ('Peaceful protest')" label="Protests"/>
        <rule key="r5" symbol="5" filter="&quot;sub_event_type&quot; IN ('Mob violence')" label="Riots"/>
        <rule key="r6" symbol="6" filter="&quot;sub_event_type&quot; IS NULL" label="Means not said"/>
        <rule key="r7" symbol="7" filter="FALSE" label="Triangle: says that it was here"/>
        <rule key="r8" symbol="8" filter="FALSE" label="Cross: denies it"/>
        <rule key="r9" symbol="9" filter="FALSE" label="Square: neither"/>
        <rule key="r10" symbol="10" filter="FALSE" label="Hollow: somewhere in the district, province or area"/>
      </rules>
      <symbols>
        <symbol type="marker" name="0" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="triangle"/>
              <Option name="size" type="QString" value="2.8"/>
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
                  <Option name="name" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;stance&quot; = 'denies' THEN 'cross_fill' WHEN &quot;stance&quot; = 'neither' THEN 'square' ELSE 'triangle' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2.8"/><Option name="type" type="int" value="3"/></Option>
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
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="triangle"/>
              <Option name="size" type="QString" value="2.8"/>
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
                  <Option name="name" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;stance&quot; = 'denies' THEN 'cross_fill' WHEN &quot;stance&quot; = 'neither' THEN 'square' ELSE 'triangle' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2.8"/><Option name="type" type="int" value="3"/></Option>
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
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="triangle"/>
              <Option name="size" type="QString" value="2.8"/>
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
                  <Option name="name" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;stance&quot; = 'denies' THEN 'cross_fill' WHEN &quot;stance&quot; = 'neither' THEN 'square' ELSE 'triangle' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2.8"/><Option name="type" type="int" value="3"/></Option>
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
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="triangle"/>
              <Option name="size" type="QString" value="2.8"/>
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
                  <Option name="name" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;stance&quot; = 'denies' THEN 'cross_fill' WHEN &quot;stance&quot; = 'neither' THEN 'square' ELSE 'triangle' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2.8"/><Option name="type" type="int" value="3"/></Option>
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
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="triangle"/>
              <Option name="size" type="QString" value="2.8"/>
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
                  <Option name="name" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;stance&quot; = 'denies' THEN 'cross_fill' WHEN &quot;stance&quot; = 'neither' THEN 'square' ELSE 'triangle' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2.8"/><Option name="type" type="int" value="3"/></Option>
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
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="triangle"/>
              <Option name="size" type="QString" value="2.8"/>
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
                  <Option name="name" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;stance&quot; = 'denies' THEN 'cross_fill' WHEN &quot;stance&quot; = 'neither' THEN 'square' ELSE 'triangle' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2.8"/><Option name="type" type="int" value="3"/></Option>
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
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="triangle"/>
              <Option name="size" type="QString" value="2.8"/>
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
                  <Option name="name" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="CASE WHEN &quot;stance&quot; = 'denies' THEN 'cross_fill' WHEN &quot;stance&quot; = 'neither' THEN 'square' ELSE 'triangle' END"/><Option name="type" type="int" value="3"/></Option>
                  <Option name="size" type="Map"><Option name="active" type="bool" value="true"/><Option name="expression" type="QString" value="2.8"/><Option name="type" type="int" value="3"/></Option>
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
              <Option name="name" type="QString" value="triangle"/>
              <Option name="size" type="QString" value="2.8"/>
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
        <symbol type="marker" name="8" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="cross_fill"/>
              <Option name="size" type="QString" value="2.8"/>
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
        <symbol type="marker" name="9" alpha="1" clip_to_extent="1" force_rhr="0">
          <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
            <Option type="Map">
              <Option name="name" type="QString" value="square"/>
              <Option name="size" type="QString" value="2.8"/>
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
              <Option name="name" type="QString" value="triangle"/>
              <Option name="size" type="QString" value="2.8"/>
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
  <fieldConfiguration>
    <field name="claim_id" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="incident_id" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="event_in_report" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="report_id" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="outlet" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="agency" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="origin" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="title" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="url" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="published" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="said_on" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="speaker" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="speaker_role" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="speaker_kind" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="via" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="stance" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="about" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="hedge" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="quote" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="start" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="end" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="sub_event_type" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="event_clarity" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="date_start" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="date_end" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="date_prec" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="date_basis" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
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
    <field name="where_basis" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="actor1" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="actor2" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="persons" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="killed_min" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="killed_max" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="toll_scope" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="injured_min" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="injured_max" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="taken_min" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="taken_max" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="civilians_killed_min" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="civilians_killed_max" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="killed_as_written" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="evidence_json" configurationFlags="None"><editWidget type="Hidden"><config><Option/></config></editWidget></field>
    <field name="place_candidates" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
    <field name="joined_by" configurationFlags="None"><editWidget type=""><config><Option/></config></editWidget></field>
  </fieldConfiguration>
  <aliases>
    <alias field="claim_id" index="0" name="Claim id"/>
    <alias field="incident_id" index="1" name="Incident id"/>
    <alias field="event_in_report" index="2" name="Event in report"/>
    <alias field="report_id" index="3" name="Report id"/>
    <alias field="outlet" index="4" name="Outlet"/>
    <alias field="agency" index="5" name="Agency"/>
    <alias field="origin" index="6" name="Origin"/>
    <alias field="title" index="7" name="Title"/>
    <alias field="url" index="8" name="URL"/>
    <alias field="published" index="9" name="Published"/>
    <alias field="said_on" index="10" name="Said on"/>
    <alias field="speaker" index="11" name="Speaker"/>
    <alias field="speaker_role" index="12" name="Speaker role"/>
    <alias field="speaker_kind" index="13" name="Speaker kind"/>
    <alias field="via" index="14" name="Via"/>
    <alias field="stance" index="15" name="Stance"/>
    <alias field="about" index="16" name="About"/>
    <alias field="hedge" index="17" name="Hedge"/>
    <alias field="quote" index="18" name="Quote"/>
    <alias field="start" index="19" name="Start"/>
    <alias field="end" index="20" name="End"/>
    <alias field="sub_event_type" index="21" name="Sub event type"/>
    <alias field="event_clarity" index="22" name="Event clarity"/>
    <alias field="date_start" index="23" name="Date start"/>
    <alias field="date_end" index="24" name="Date end"/>
    <alias field="date_prec" index="25" name="Date precision (UCDP)"/>
    <alias field="date_basis" index="26" name="Date basis"/>
    <alias field="location" index="27" name="Location"/>
    <alias field="location_kind" index="28" name="Location kind"/>
    <alias field="location_as_written" index="29" name="Location as written"/>
    <alias field="admin2" index="30" name="District"/>
    <alias field="admin2_pcode" index="31" name="District P-code"/>
    <alias field="admin1" index="32" name="Province"/>
    <alias field="admin1_pcode" index="33" name="Province P-code"/>
    <alias field="country" index="34" name="Country"/>
    <alias field="country_code" index="35" name="Country code"/>
    <alias field="longitude" index="36" name="Longitude"/>
    <alias field="latitude" index="37" name="Latitude"/>
    <alias field="point_of" index="38" name="Point of"/>
    <alias field="where_prec" index="39" name="Place precision (UCDP)"/>
    <alias field="uncertainty_m" index="40" name="Uncertainty (m)"/>
    <alias field="where_basis" index="41" name="Where basis"/>
    <alias field="actor1" index="42" name="Done by"/>
    <alias field="actor2" index="43" name="Done to"/>
    <alias field="persons" index="44" name="Persons"/>
    <alias field="killed_min" index="45" name="Killed min"/>
    <alias field="killed_max" index="46" name="Killed max"/>
    <alias field="toll_scope" index="47" name="Toll scope"/>
    <alias field="injured_min" index="48" name="Injured min"/>
    <alias field="injured_max" index="49" name="Injured max"/>
    <alias field="taken_min" index="50" name="Taken min"/>
    <alias field="taken_max" index="51" name="Taken max"/>
    <alias field="civilians_killed_min" index="52" name="Civilians killed min"/>
    <alias field="civilians_killed_max" index="53" name="Civilians killed max"/>
    <alias field="killed_as_written" index="54" name="Killed as written"/>
    <alias field="evidence_json" index="55" name="Evidence json"/>
    <alias field="place_candidates" index="56" name="Place candidates"/>
    <alias field="joined_by" index="57" name="Joined by"/>
  </aliases>
  <attributetableconfig actionWidgetStyle="dropDown" sortExpression="" sortOrder="0">
    <columns>
      <column type="field" name="claim_id" width="-1" hidden="0"/>
      <column type="field" name="incident_id" width="-1" hidden="0"/>
      <column type="field" name="event_in_report" width="-1" hidden="0"/>
      <column type="field" name="report_id" width="-1" hidden="0"/>
      <column type="field" name="outlet" width="-1" hidden="0"/>
      <column type="field" name="agency" width="-1" hidden="0"/>
      <column type="field" name="origin" width="-1" hidden="0"/>
      <column type="field" name="title" width="-1" hidden="0"/>
      <column type="field" name="url" width="-1" hidden="0"/>
      <column type="field" name="published" width="-1" hidden="0"/>
      <column type="field" name="said_on" width="-1" hidden="0"/>
      <column type="field" name="speaker" width="-1" hidden="0"/>
      <column type="field" name="speaker_role" width="-1" hidden="0"/>
      <column type="field" name="speaker_kind" width="-1" hidden="0"/>
      <column type="field" name="via" width="-1" hidden="0"/>
      <column type="field" name="stance" width="-1" hidden="0"/>
      <column type="field" name="about" width="-1" hidden="0"/>
      <column type="field" name="hedge" width="-1" hidden="0"/>
      <column type="field" name="quote" width="-1" hidden="0"/>
      <column type="field" name="start" width="-1" hidden="0"/>
      <column type="field" name="end" width="-1" hidden="0"/>
      <column type="field" name="sub_event_type" width="-1" hidden="0"/>
      <column type="field" name="event_clarity" width="-1" hidden="0"/>
      <column type="field" name="date_start" width="-1" hidden="0"/>
      <column type="field" name="date_end" width="-1" hidden="0"/>
      <column type="field" name="date_prec" width="-1" hidden="0"/>
      <column type="field" name="date_basis" width="-1" hidden="0"/>
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
      <column type="field" name="where_basis" width="-1" hidden="0"/>
      <column type="field" name="actor1" width="-1" hidden="0"/>
      <column type="field" name="actor2" width="-1" hidden="0"/>
      <column type="field" name="persons" width="-1" hidden="0"/>
      <column type="field" name="killed_min" width="-1" hidden="0"/>
      <column type="field" name="killed_max" width="-1" hidden="0"/>
      <column type="field" name="toll_scope" width="-1" hidden="0"/>
      <column type="field" name="injured_min" width="-1" hidden="0"/>
      <column type="field" name="injured_max" width="-1" hidden="0"/>
      <column type="field" name="taken_min" width="-1" hidden="0"/>
      <column type="field" name="taken_max" width="-1" hidden="0"/>
      <column type="field" name="civilians_killed_min" width="-1" hidden="0"/>
      <column type="field" name="civilians_killed_max" width="-1" hidden="0"/>
      <column type="field" name="killed_as_written" width="-1" hidden="0"/>
      <column type="field" name="evidence_json" width="-1" hidden="1"/>
      <column type="field" name="place_candidates" width="-1" hidden="0"/>
      <column type="field" name="joined_by" width="-1" hidden="0"/>
      <column type="actions" width="-1" hidden="1"/>
    </columns>
  </attributetableconfig>
  <editable/>
  <previewExpression>"speaker" || ': ' || "quote"</previewExpression>
  <mapTip><![CDATA[<div style="font-family:sans-serif;font-size:9pt;width:420px">
<div style="font-size:11pt;font-weight:bold">[% replace(replace(replace(coalesce("speaker", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || CASE WHEN "speaker_role" IS NULL THEN '' ELSE ', ' || replace(replace(replace(coalesce("speaker_role", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') END %]</div>
<div style="color:#555">[% replace(replace(replace(coalesce("stance", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || ' (' || replace(replace(replace(coalesce("about", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || ')' || CASE WHEN "via" IS NULL THEN '' ELSE ', via ' || replace(replace(replace(coalesce("via", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') END || CASE WHEN "hedge" IS NULL THEN '' ELSE ', hedged: ' || replace(replace(replace(coalesce("hedge", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') END %]</div>
<div style="margin-top:4px">“[% replace(replace(replace(coalesce("quote", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') %]”</div>
<div style="margin-top:4px">[% replace(replace(replace(coalesce("location", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || CASE WHEN "point_of" IS NULL THEN '' ELSE ' (' || replace(replace(replace(coalesce("point_of", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || ')' END || CASE WHEN "date_start" IS NULL THEN '' WHEN "date_end" = "date_start" THEN ', ' || format_date(to_date("date_start"), 'yyyy-MM-dd') ELSE ', ' || format_date(to_date("date_start"), 'yyyy-MM-dd') || ' to ' || format_date(to_date("date_end"), 'yyyy-MM-dd') END %]</div>
<div style="color:#555">[% replace(replace(replace(coalesce("outlet", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') || CASE WHEN "published" IS NULL THEN '' ELSE ', ' || format_date(to_date("published"), 'yyyy-MM-dd') END || CASE WHEN "title" IS NULL THEN '' ELSE ': ' || replace(replace(replace(coalesce("title", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') END %]</div>
[% CASE WHEN regexp_match(coalesce("url", ''), '^https?://') > 0 THEN '<div><a href="' || replace(replace(replace(replace(coalesce("url", ''), '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '%22') || '">the report</a></div>' ELSE '' END %]
</div>]]></mapTip>
  <layerGeometryType>0</layerGeometryType>
</qgis>
