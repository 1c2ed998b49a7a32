//Maya ASCII 2022 scene
requires maya "2022";
select -ne :defaultRenderGlobals;
	setAttr ".an" yes;
	setAttr ".fs" 1;
	setAttr ".ef" 10.6;
// End of fractional-end.ma
