//Maya ASCII 2022 scene
requires maya "2022";
createNode VRaySettingsNode -s -n "vraySettings";
	setAttr ".imap_mode" 0;
	setAttr ".ifile" -type "string" "old/im.vrmap";
	setAttr ".mode" 0;
	setAttr ".fnm" -type "string" "old/lc.vrlmap";
// End of caches.ma
