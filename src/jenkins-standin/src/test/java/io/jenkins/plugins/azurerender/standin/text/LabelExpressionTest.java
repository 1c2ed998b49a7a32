package io.jenkins.plugins.azurerender.standin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class LabelExpressionTest {
    @ParameterizedTest
    @CsvSource({
        "linux, true",
        "linux && gpu, false",
        "linux || gpu, true",
        "!gpu && (windows || linux), true",
        "\"linux\", true",
        "!!linux, true",
        "gpu || windows && linux, false"
    })
    void expressionMatchesLabels(String expression, boolean matches) {
        assertEquals(matches, LabelExpression.matches(expression, Set.of("linux", "render")));
    }

    @ParameterizedTest
    @CsvSource({"linux &&", "(linux", "linux render", "&"})
    void invalidExpressionIsRejected(String expression) {
        assertThrows(IllegalArgumentException.class, () -> LabelExpression.matches(expression, Set.of("linux")));
    }
}
