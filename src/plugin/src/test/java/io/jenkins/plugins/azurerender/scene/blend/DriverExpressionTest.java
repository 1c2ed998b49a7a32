package io.jenkins.plugins.azurerender.scene.blend;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class DriverExpressionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frame * 2",
                "-frame/.5 + 1.e3",
                "1 if not var and frame<=3 or 1 < var != 2 else sin(pi)",
                "max(frame, var, 1) + log(var, 2) + clamp(var) + smoothstep(0, 1, var)",
                "(((var)))"
            })
    void simpleExpressionRunsWithoutPython(String text) {
        assertTrue(expression(text).isSimple());
        assertFalse(expression(text).needsScripts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frame % 24",
                "frame ** 2 // 3",
                "round(var, ndigits=1)",
                "(0, 1)[frame > 10]",
                "[1, 2, 3][int(frame) : 2][0]",
                "var in {1, 2} or 'a' == u\"b\"",
                "0x10 + 1_000 + 1e3j",
                "(1 < frame % 5) + (frame if 2 < var else 3) < 4 and frame ** 2 > 5",
                "hypot(var, 1) is not None"
            })
    void restrictedPythonRunsWithoutScripts(String text) {
        assertFalse(expression(text).isSimple());
        assertFalse(expression(text).needsScripts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x for x in (1,2,3)][1] + frame",
                "bpy.context.scene.frame_current",
                "self.location.x",
                "abs(frame) % 5",
                "unknown",
                "(lambda: 1)()",
                "f'{frame}'",
                "{0: 1, 1: 2}[frame]",
                "max(*(1, 2))",
                "(y := frame) + y",
                "_var",
                "var.real",
                "1 < frame % 5 < 4"
            })
    void otherPythonNeedsScripts(String text) {
        assertTrue(expression(text).needsScripts());
    }

    @Test
    void variablesAndSelfAreKnownOnlyToTheirDriver() {
        assertTrue(new DriverExpression("var", Set.of(), false).needsScripts());
        assertTrue(new DriverExpression("self == 1", Set.of(), false).needsScripts());
        assertFalse(new DriverExpression("self == 1", Set.of(), true).needsScripts());
        assertTrue(new DriverExpression("min + 1", Set.of("min"), false).isSimple());
    }

    @Test
    void expressionThatIsTooLongNeedsScripts() {
        assertTrue(expression("(".repeat(100_000)).needsScripts());
        assertFalse(expression("").needsScripts());
    }

    private static DriverExpression expression(String text) {
        return new DriverExpression(text, Set.of("var"), false);
    }
}
