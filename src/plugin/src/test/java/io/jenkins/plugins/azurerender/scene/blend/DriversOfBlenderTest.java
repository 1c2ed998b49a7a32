package io.jenkins.plugins.azurerender.scene.blend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.Scenes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the classification of random driver expressions with Blender. */
@Tag("blender")
class DriversOfBlenderTest {

    private static final int COUNT = 1_500;
    private static final int MAX_DEPTH = 3;
    private static final Set<String> VARIABLES = Set.of("var", "w_2");

    /** Writes for each expression whether it is simple, and whether it is valid without and with scripts. */
    private static final String SCRIPT = """
            import bpy
            thing = bpy.data.objects["Cube"]
            expressions = open(r"%s").read().split("\\n")
            drivers = []
            for number in range(len(expressions)):
                thing["p%%d" %% number] = 0.0
                driver = thing.driver_add('["p%%d"]' %% number).driver
                for name in ("var", "w_2"):
                    variable = driver.variables.new()
                    variable.name = name
                    variable.targets[0].id = thing
                    variable.targets[0].data_path = "scale[0]"
                drivers.append(driver)
            results = []
            for scripts in (False, True):
                bpy.context.preferences.filepaths.use_scripts_auto_execute = scripts
                for driver, expression in zip(drivers, expressions):
                    driver.expression = expression
                bpy.context.scene.frame_set(7 + scripts)
                results.append([driver.is_valid for driver in drivers])
            with open(r"%s", "w") as file:
                for driver, without, allowed in zip(drivers, *results):
                    file.write("%%d %%d %%d\\n" %% (driver.is_simple_expression, without, allowed))
            """;

    private static final String[] OPERATORS = {
        "+", "-", "*", "/", "<", ">=", "==", "!=", " and ", " or ", "%", "**", "//", " in ", " is ", "&", "<<"
    };
    private static final String[] FUNCTIONS = {
        "sin",
        "abs",
        "int",
        "round",
        "log",
        "min",
        "max",
        "pow",
        "atan2",
        "fmod",
        "lerp",
        "clamp",
        "smoothstep",
        "hypot",
        "float",
        "len",
        "sum",
        "str",
        "sorted",
        "var"
    };
    private static final String[] OPERANDS = {
        "frame",
        "var",
        "w_2",
        "pi",
        "True",
        "None",
        "tau",
        "1",
        "0",
        "2.5",
        ".5",
        "3.",
        "1e2",
        "1.5E-1",
        "007",
        "00",
        "1_0",
        "0x1f",
        "2j",
        "'a'",
        "b'c'",
        "depsgraph",
        "bpy",
        "self",
        "unknown",
        "_x",
        "e"
    };

    @TempDir
    Path folder;

    @Test
    void randomExpressionsAreClassifiedAsByBlender() throws Exception {
        Random random = new Random(20_260_102);
        List<String> expressions = new ArrayList<>();
        while (expressions.size() < COUNT) {
            String expression = expression(random, MAX_DEPTH);
            if (expression.length() < 255) {
                expressions.add(expression);
            }
        }
        Path source = Files.write(
                folder.resolve("expressions"), String.join("\n", expressions).getBytes());
        Path target = folder.resolve("results");
        Scenes.blender(
                "--factory-startup", "--python-exit-code", "1", "--python-expr", SCRIPT.formatted(source, target));

        List<String> results = Files.readAllLines(target);
        int[] kinds = new int[3];
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            String expression = expressions.get(i);
            DriverExpression ours = new DriverExpression(expression, VARIABLES, false);
            String[] flags = results.get(i).split(" ");
            boolean simple = "1".equals(flags[0]);
            boolean runs = "1".equals(flags[1]);
            boolean valid = "1".equals(flags[2]);
            if (simple != ours.isSimple() || valid && runs == ours.needsScripts()) {
                wrong.add(expression + " simple: " + simple + " runs without scripts: " + runs);
            }
            if (valid) {
                kinds[simple ? 0 : runs ? 1 : 2]++;
            }
        }
        assertEquals(List.of(), wrong);
        for (int kind : kinds) {
            assertTrue(kind > 40, () -> "the test needs more expressions: " + kind);
        }
    }

    private static String expression(Random random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return one(random, OPERANDS);
        }
        String first = expression(random, depth - 1);
        String second = expression(random, random.nextInt(depth));
        String third = expression(random, random.nextInt(depth));
        return switch (random.nextInt(24)) {
            case 0, 1 -> "(" + first + ")";
            case 2 -> "-" + first;
            case 3 -> "not " + first;
            case 4, 5 -> "%s if %s else %s".formatted(first, second, third);
            case 6, 7 -> "%s(%s)".formatted(one(random, FUNCTIONS), first);
            case 8, 9 -> "%s(%s, %s)".formatted(one(random, FUNCTIONS), first, second);
            case 10, 11 -> "%s ( %s,%s , %s)".formatted(one(random, FUNCTIONS), first, second, third);
            // Inside of others it can be dead code, which Python removes.
            case 12 -> depth < MAX_DEPTH ? first : "[%s for x in (1, 2, var)][%s]".formatted(first, random.nextInt(4));
            case 13 -> "(%s, %s)[%s]".formatted(first, second, third);
            case 14 -> "[%s, %s][int(var):]==%s".formatted(first, second, third);
            case 15 -> "%s%s".formatted(first, random.nextBoolean() ? ".real" : ")");
            case 16 -> "round(%s, ndigits=%s)".formatted(first, random.nextInt(3));
            case 17 -> "%s in {%s, %s}".formatted(first, second, third);
            default -> first + one(random, OPERATORS) + second;
        };
    }

    private static String one(Random random, String... words) {
        return words[random.nextInt(words.length)];
    }
}
