package io.jenkins.plugins.azurerender.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.jenkins.plugins.azurerender.settings.PoolSettings;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundSetter;

/** Each option of {@link PoolSettings} is a parameter of the pool steps. */
@Tag("unit")
class PoolStepTest {

    private static final Set<String> STEP_ONLY = Set.of(
            "account java.lang.String",
            "fallbackToDedicatedAfter int",
            "onDifference java.lang.String",
            "waitForNodes int",
            "waitMinutes int");

    private static final Set<String> RETIRED = Set.of("applicationLicenses", "certificates");

    @Test
    void stepsHaveEachOptionOfThePoolSettings() {
        Set<String> options = options(PoolStep.class);
        options.removeAll(STEP_ONLY);
        assertEquals(options(PoolSettings.class, PoolSettings.class.getSuperclass()), options);
    }

    @Test
    void eachOptionHasHelpInSettingsAndSteps() {
        for (String option : options(PoolSettings.class, PoolSettings.class.getSuperclass())) {
            String name = option.substring(0, option.indexOf(' '));
            if (!RETIRED.contains(name)) {
                assertNotNull(PoolSettings.class.getResource("PoolSettings/help-" + name + ".html"), name);
                assertNotNull(PoolStep.class.getResource("PoolStep/help-" + name + ".html"), name);
            }
        }
    }

    /** Names and types of the options that these classes declare. */
    private static Set<String> options(Class<?>... classes) {
        return Stream.of(classes)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(PoolStepTest::option)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String option(Method setter) {
        String name = setter.getName().substring("set".length());
        return Character.toLowerCase(name.charAt(0)) + name.substring(1) + " "
                + setter.getGenericParameterTypes()[0].getTypeName();
    }
}
