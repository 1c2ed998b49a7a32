package io.jenkins.plugins.azurerender.scene.blend;

import java.util.HashSet;
import java.util.Set;

/**
 * Decides whether Blender evaluates a driver expression if scripts are disabled. Blender evaluates simple expressions
 * without Python. In others it allows a few operations and functions only, and no attributes, for example {@code frame %
 * 24} but not {@code self.location.x} (Blender 2.80 to 5.x).
 */
final class DriverExpression {

    /** Blender stores 255 bytes. The limit also limits the recursion of the parser. */
    private static final int MAX_LENGTH = 255;

    private final String text;
    private final Set<String> variables;
    private final boolean usesSelf;

    /**
     * @param variables names of the driver's variables
     * @param usesSelf whether {@code self} is available
     */
    DriverExpression(String text, Set<String> variables, boolean usesSelf) {
        this.text = text;
        this.variables = Set.copyOf(variables);
        this.usesSelf = usesSelf;
    }

    /** Returns whether Blender does not evaluate the expression if scripts are disabled. */
    boolean needsScripts() {
        return text.length() > MAX_LENGTH || !text.isEmpty() && !isSimple() && !isRestricted();
    }

    /** Returns whether Blender evaluates the expression without Python. */
    boolean isSimple() {
        return new SimpleExpression(text, variables).isValid();
    }

    private boolean isRestricted() {
        Set<String> names = new HashSet<>(variables);
        if (usesSelf) {
            names.add("self");
        }
        return new RestrictedPython(text, names).isAllowed();
    }
}
