package io.jenkins.plugins.azurerender.scene.blend;

import io.jenkins.plugins.azurerender.scene.Requirements;
import io.jenkins.plugins.azurerender.scene.Requirements.Names;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds scripts of a .blend file and of add-ons: drivers, texts that run when the file is opened, and types of nodes. */
final class ScriptFinder {

    /** Structures that contain them. */
    static final Set<String> TYPES = Set.of("FCurve", "ChannelDriver", "DriverVar", "Text", "bNode", "bNodeTree");

    private static final int SCRIPTED = 1;
    private static final int USES_SELF = 1 << 5;
    private static final int MUTED = 1 << 4;
    private static final int RUNS_AT_START = 1 << 4;
    private static final int MAX_LENGTH = 200;
    private static final int MAX_NAMES = 10_000;

    private static final Pattern BUILT_IN =
            Pattern.compile("|(Shader|Compositor|Texture|Geometry|Function)Node.*|Node[A-Z]\\w*");

    private final Set<String> drivers = new HashSet<>();
    private final Set<String> types = new HashSet<>();
    private Names driverNames = Names.NONE;
    private Names scripts = Names.NONE;
    private Names nodeTypes = Names.NONE;

    /** Adds the scripts of a data-block. */
    void add(DataBlock block) {
        for (BlendData part : block.parts()) {
            switch (part.type()) {
                case "FCurve" -> curve(part, block);
                case "Text" -> text(part, block);
                case "bNode", "bNodeTree" -> nodes(part);
                default -> {
                    // a part of these, or a reference
                }
            }
        }
    }

    private void curve(BlendData curve, DataBlock block) {
        BlendData driver = block.remove(curve.pointer("driver"));
        if (driver == null || curve.flag("flag", MUTED) || driver.number("type") != SCRIPTED) {
            return;
        }
        Set<String> variables = new HashSet<>();
        BlendData variable = block.remove(driver.inner("variables").pointer("first"));
        while (variable != null) {
            variables.add(variable.text("name"));
            variable = block.remove(variable.pointer("next"));
        }
        if (new DriverExpression(driver.text("expression"), variables, driver.flag("flag", USES_SELF)).needsScripts()) {
            BlendData path = block.at(curve.pointer("rna_path"));
            String name = shortened(plain(block.name()) + (path == null ? "" : "." + path.text()));
            if (drivers.size() < MAX_NAMES && drivers.add(name)) {
                driverNames = driverNames.with(name);
            }
        }
    }

    private void text(BlendData text, DataBlock block) {
        if (text.flag("flags", RUNS_AT_START)) {
            scripts = scripts.with(shortened(plain(block.name())));
        }
    }

    private void nodes(BlendData nodes) {
        String type = nodes.text("idname");
        if (!BUILT_IN.matcher(type).matches() && types.size() < MAX_NAMES && types.add(type)) {
            nodeTypes = nodeTypes.with(shortened(type));
        }
    }

    /** Returns a name without its code of two letters. */
    private static String plain(String name) {
        return name.length() > 2 ? name.substring(2) : name;
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
    }

    Requirements found() {
        return new Requirements(driverNames, scripts, nodeTypes);
    }
}
