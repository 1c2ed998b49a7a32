//Maya ASCII 2022 scene
requires maya "2022";
createNode file -n "f";
	setAttr ".ftn" -type "string" "/Users/m/G/Models/P//renderData/mr/lm/a.tif";
createNode file -n "g";
	setAttr ".ftn" -type "string" "/Users/m/G/Models/P/renderData/mr/lm/a.tif";
// End of double-slash.ma
