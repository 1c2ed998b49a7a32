package io.jenkins.plugins.azurerender.settings;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Validation of autoscale formulas and VM sizes without requests to Batch. */
@Tag("unit")
class FormulaCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$TargetDedicatedNodes = min(10, $PendingTasks.GetSample(1));",
                "$TargetLowPriorityNodes=3;$NodeDeallocationOption=taskcompletion;",
                "$curTime = time(); $workHours = $curTime.hour >= 8 && $curTime.hour < 18;\n"
                        + "$TargetDedicatedNodes = $workHours ? 20 : 10; // only (by day",
                "last = max(0, $PendingTasks.GetSample(1)); nodes = last == 0 ? 0 : 5;\n$TargetDedicatedNodes = nodes;"
            })
    void validFormulasAreAccepted(String formula) {
        assertDoesNotThrow(() -> FormulaCheck.check(formula));
    }

    @Test
    void generatedFormulaIsValid() {
        assertDoesNotThrow(() -> new Autoscale(50).spec(4, 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$TargetDedicatedNodes = min(10; | has an unmatched '('",
                "$TargetDedicatedNodes = 10); | has an unmatched ')'",
                "nodes = 10; | sets no node count",
                "$TargetDedicatedNode = 10; | sets no node count",
                "$TargetDedicatedNodes = $PendingTask.GetSample(1); | did you mean $PendingTasks?",
                "$targetDedicatedNodes = 3; | did you mean $TargetDedicatedNodes?"
            })
    void invalidFormulasAreRejectedWithReason(String formula, String reason) {
        InvalidRequestException x = assertThrows(InvalidRequestException.class, () -> FormulaCheck.check(formula));
        assertTrue(x.getMessage().contains(reason), x::getMessage);
    }

    @ParameterizedTest
    @CsvSource({
        "Standard_D16as_v5, 16 cores",
        "Standard_E16-8ds_v5, 8 cores",
        "Standard_F32s_v2, 32 cores",
        "Standard_HB120rs_v3, 120 cores",
        "Standard_NC24ads_A100_v4, '24 cores, A100 GPU'",
        "Standard_NC6, '6 cores, GPU'",
        "Standard_DS3_v2, ''",
        "Standard_A1, ''"
    })
    void coresAndGpuAreParsedFromVmSize(String size, String description) {
        assertEquals(description, VmSize.describe(size));
        assertDoesNotThrow(() -> VmSize.check(size));
    }

    @Test
    void suggestedSizesAreValid() {
        List<String> sizes = VmSize.withSuggestions(Stream.empty());
        assertTrue(sizes.stream().noneMatch(size -> VmSize.describe(size).isEmpty()));
        sizes.forEach(VmSize::check);
    }
}
