package io.jenkins.plugins.azurerender.account;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.azurerender.azure.batch.AutoscaleFormula;
import io.jenkins.plugins.azurerender.azure.batch.PoolSetup;
import io.jenkins.plugins.azurerender.azure.batch.PoolStatus;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which caps apply to a job, and which autoscale formulas they accept. */
@Tag("unit")
class CapsTest {

    @Test
    void strictestCapOfAccountAndFoldersApplies() {
        RenderAccount account =
                account(nodes(null, 50), nodes("film", 10), nodes("film/lighting", 20), nodes("film/light", 1));

        assertEquals(50, highest(account, ""));
        assertEquals(50, highest(account, "filmmusic"));
        assertEquals(10, highest(account, "film"));
        assertEquals(10, highest(account, "film/comp"));
        assertEquals(10, highest(account, "film/lighting/night"));
        assertEquals(1, highest(account, "film/light"));
        assertEquals(50, highest(account(nodes(null, 50), nodes("film", 90)), "film"));
        assertEquals(90, highest(account(nodes("/Film/", 90)), "film/comp"), "Jenkins finds folders in any case");
    }

    @Test
    void everyListOfVmSizesApplies() {
        CapSettings outer = new CapSettings();
        outer.setFolder("film");
        outer.setVmSizes("Standard_D*");
        CapSettings inner = new CapSettings();
        inner.setFolder("film/lighting");
        inner.setVmSizes("Standard_*_v5");
        Caps caps = caps(account(inner, outer), "film/lighting");

        assertDoesNotThrow(() -> caps.checkVmSize("Standard_D16s_v5"));
        assertThrows(InvalidRequestException.class, () -> caps.checkVmSize("Standard_D16s_v4"));
        assertThrows(InvalidRequestException.class, () -> caps.checkVmSize("Standard_F16s_v5"));
    }

    @Test
    void imageThatAnyoneCanPublishIsACustomCommand() {
        CapSettings settings = new CapSettings();
        settings.setNoCustomCommands(true);
        Caps caps = caps(account(settings), "film");

        for (String image :
                List.of("/communityGalleries/a-1/images/b", "/CommunityGalleries/a-1/images/b/versions/1")) {
            assertThrows(InvalidRequestException.class, () -> caps.checkImage(image));
            assertDoesNotThrow(() -> caps(account(), "film").checkImage(image));
        }
        assertDoesNotThrow(() -> caps.checkImage("ubuntu-hpc"));
        assertDoesNotThrow(() -> caps.checkImage("/sharedGalleries/a/images/b"));
        assertDoesNotThrow(() -> caps.checkImage(null));
    }

    @Test
    void capThatAllowsNothingIsRejected() {
        CapSettings settings = new CapSettings();

        assertMessage("Maximum nodes is -1. Use 0 or more, or no value for no limit.", () -> settings.setMaxNodes(-1));
        assertMessage("Maximum hours is 0. Use 1 or more, or no value for no limit.", () -> settings.setMaxHours(0));
        assertMessage("Maximum frames is 0. Use 1 or more, or no value for no limit.", () -> settings.setMaxFrames(0));
        assertDoesNotThrow(() -> settings.setMaxNodes(0));
    }

    /** Configuration as Code calls the setter, without the checks of the form. */
    @Test
    void invalidVmSizeIsRejectedByTheSetter() {
        CapSettings settings = new CapSettings();

        assertMessage(
                "'Standard_D2, Standard_D4' is not a VM size. Enter one VM size per line, such as Standard_D*s_v5.",
                () -> settings.setVmSizes("Standard_NC6\nStandard_D2, Standard_D4"));
        settings.setVmSizes(" Standard_D*\n\n Standard_NC6 \n");
        assertDoesNotThrow(() -> caps(account(settings), "").checkVmSize("Standard_NC6"));
    }

    @Test
    void poolWithNodesIsRefusedWhereJobsMayHaveNone() {
        Caps caps = caps(account(nodes(null, 0)), "");
        String remedy =
                " in the caps of render account 'studio'. Use an existing pool without resizing it, or ask an administrator to change the cap.";

        assertMessage("The pool has 1 node, but Maximum nodes is 0" + remedy, () -> caps.checkNodes(0, 1));
        assertMessage(
                "The maximum number of nodes of autoscaleFormula is unknown, but Maximum nodes is 0" + remedy,
                () -> caps.checkFormula("$TargetDedicatedNodes = time();"));
        assertDoesNotThrow(() -> caps.checkNodes(0, 0));
    }

    @Test
    void messageNamesExistingPoolOfAnotherVmSize() {
        CapSettings settings = new CapSettings();
        settings.setVmSizes("Standard_F*\nStandard_NC6");
        Caps caps = caps(account(settings), "");

        assertMessage(
                "Pool 'pool' has the VM size Standard_D2s_v3, but Allowed VM sizes is Standard_F*, Standard_NC6 in the caps of render account 'studio'. Use another pool, or ask an administrator to change the cap.",
                () -> caps.checkScaling(pool(0, 0, null), 1, 0, null));
        assertMessage(
                "The VM size is Standard_D2s_v3, but Allowed VM sizes is Standard_F*, Standard_NC6 in the caps of render account 'studio'. Set vmSize to one of them, or ask an administrator to change the cap.",
                () -> caps.checkVmSize("Standard_D2s_v3"));
    }

    @Test
    void timeLimitIsComparedWithItsMinutes() {
        CapSettings settings = new CapSettings();
        settings.setMaxHours(8);
        Caps caps = caps(account(settings), "");

        assertDoesNotThrow(() -> caps.checkTimeLimit(Duration.ofHours(8)));
        assertMessage(
                "timeLimitHours is 9, but Maximum hours is 8 in the caps of render account 'studio'. Use 8 or less, or ask an administrator to change the cap.",
                () -> caps.checkTimeLimit(Duration.ofHours(8).plusMinutes(1)));
    }

    @Test
    void messageNamesCapValuePlaceAndRequest() {
        Caps caps = caps(account(nodes("film", 10)), "film");

        assertMessage(
                "The pool has 2147483651 nodes, but Maximum nodes is 10 in the caps of render account 'studio' for the folder 'film'. Request fewer nodes, or ask an administrator to change the cap.",
                () -> caps.checkNodes(4, Integer.MAX_VALUE));
    }

    @Test
    void controllerHasNoCaps() {
        Caps caps = Caps.of(account(nodes(null, 0)), Requester.ofController(), new MovedFolders());

        assertDoesNotThrow(() -> caps.checkNodes(1, 0));
    }

    @Test
    void vmSizesMatchWithoutCase() {
        CapSettings settings = new CapSettings();
        settings.setVmSizes("Standard_D*s_v5\nStandard_NC6");
        Caps caps = caps(account(settings), "");

        assertDoesNotThrow(() -> caps.checkVmSize("STANDARD_D16s_V5"));
        assertThrows(InvalidRequestException.class, () -> caps.checkVmSize("Standard_D16s_v5x"));
        assertThrows(InvalidRequestException.class, () -> caps.checkVmSize("Standard_NC6s"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$TargetDedicatedNodes = 7; | 7 | 0",
                "$TargetDedicatedNodes = min(10, $PendingTasks.GetSample(1)); $TargetLowPriorityNodes = 3; | 10 | 3",
                "n = min(5, 9); $TargetLowPriorityNodes=n; // $TargetDedicatedNodes = 99; | 0 | 5",
                "$TargetDedicatedNodes = 1; $TargetDedicatedNodes = 8; | 8 | 0",
                "$TargetDedicatedNodes = max(1, min(4, $ActiveTasks.GetSample(1))); | 4 | 0",
            })
    void boundOfFormulaIsFound(String formula, int dedicated, int spot) {
        assertEquals(OptionalInt.of(dedicated), FormulaBounds.of(formula).dedicated());
        assertEquals(OptionalInt.of(spot), FormulaBounds.of(formula).spot());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$TargetDedicatedNodes = $PendingTasks.GetSample(1);",
                "$TargetDedicatedNodes = min(1, 2) + (100);",
                "$TargetDedicatedNodes = min(1, 2) + min(100, 200);",
                "$TargetDedicatedNodes = 1 ? 100 : min(1, 2);",
                "$TargetDedicatedNodes = max(1, $PendingTasks.GetSample(1));",
                "a = b; b = a; $TargetDedicatedNodes = a;",
                "$TargetDedicatedNodes = unknown + 1;",
                "$TargetDedicatedNodes = 1; $TargetSpotNodes = 100;",
                "s = \"//\"; $TargetDedicatedNodes = 100; // 1",
                "$TargetDedicatedNodes = 1 $TargetDedicatedNodes = 100",
                "$TargetDedicatedNodes = undefined;",
                "n = $TargetDedicatedNodes; $TargetDedicatedNodes = 5; $TargetLowPriorityNodes = n;",
                "a = min(1, $TargetLowPriorityNodes = 100); $TargetDedicatedNodes = 1;",
                "$TargetDedicatedNodes = 1; // \r $TargetDedicatedNodes = 100;",
                "$TargetDedicatedNodes = 1; /* $TargetLowPriorityNodes = 1; */",
                "$TargetDedicatedNodes = -1 * -100;",
                "$TargetDedicated = 100; $TargetDedicatedNodes = 1;",
            })
    void formulaWithoutKnownBoundIsRefused(String formula) {
        Caps caps = caps(account(nodes(null, 50)), "");

        assertThrows(InvalidRequestException.class, () -> caps.checkFormula(formula));
    }

    @Test
    void messageAboutFormulaNamesAnAlternative() {
        Caps caps = caps(account(nodes(null, 90), nodes("film", 50)), "film");

        assertMessage(
                "The maximum number of nodes of autoscaleFormula is unknown, but Maximum nodes is 50 in the caps of render account 'studio' for the folder 'film'. Use autoscale: [max: 50], set both node counts to numbers or min(number, ...), or ask an administrator to change the cap.",
                () -> caps.checkFormula("$TargetDedicatedNodes = time();"));
    }

    /** A formula of the longest text that Batch accepts, in which each variable needs all values of the next one. */
    @Test
    void formulaOfManyVariablesIsReadOnce() {
        StringBuilder formula = new StringBuilder("$TargetDedicatedNodes = v0; ");
        for (int i = 0; i < 8; i++) {
            String next = "v" + (i + 1);
            formula.append("v%s = max(%s); ".formatted(i, String.join(",", Collections.nCopies(300, next))));
        }
        formula.append("v8 = 7;");

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertEquals(
                        OptionalInt.of(7), FormulaBounds.of(formula.toString()).dedicated()));
    }

    @Test
    void deeplyNestedFormulaIsRefused() {
        Caps caps = caps(account(nodes(null, 50)), "");
        String formula = "$TargetDedicatedNodes = %s1%s;".formatted("max(".repeat(1500), ")".repeat(1500));

        assertThrows(InvalidRequestException.class, () -> caps.checkFormula(formula));
    }

    @Test
    void nodesThatAFormulaDoesNotSetAreCounted() {
        Caps caps = caps(account(nodes(null, 5)), "");
        String oneSided = "$TargetDedicatedNodes = 3;";
        String other = "$TargetLowPriorityNodes = 3;";

        assertDoesNotThrow(() -> caps.checkFormula(oneSided));
        assertDoesNotThrow(() -> caps.checkScaling(pool(0, 2, null), 0, 0, oneSided));
        assertDoesNotThrow(() -> caps.checkScaling(pool(3, 2, oneSided), 0, 0, oneSided));
        assertThrows(InvalidRequestException.class, () -> caps.checkScaling(pool(0, 3, null), 0, 0, oneSided));
        assertThrows(InvalidRequestException.class, () -> caps.checkScaling(pool(0, 0, other), 0, 0, oneSided));
        assertDoesNotThrow(
                () -> caps.checkScaling(pool(0, 3, other), 0, 0, oneSided + " $TargetLowPriorityNodes = 2;"));
    }

    @Test
    void spotOnlyRefusesDedicatedNodesThatAFormulaDoesNotSet() {
        CapSettings settings = new CapSettings();
        settings.setSpotOnly(true);
        Caps caps = caps(account(settings), "");
        String formula = "$TargetLowPriorityNodes = 3;";

        assertDoesNotThrow(() -> caps.checkScaling(pool(0, 9, null), 0, 0, formula));
        assertThrows(InvalidRequestException.class, () -> caps.checkScaling(pool(1, 0, null), 0, 0, formula));
    }

    private static PoolStatus pool(int dedicated, int spot, String formula) {
        return new PoolStatus(
                "pool",
                false,
                true,
                "Standard_D2s_v3",
                "",
                "",
                1,
                dedicated,
                spot,
                formula == null ? null : new AutoscaleFormula(formula, Duration.ofMinutes(5)),
                spot,
                Duration.ZERO,
                Map.of(),
                List.of(),
                false,
                List.of(),
                PoolSetup.PLAIN,
                Map.of());
    }

    @Test
    void spotOnlyRefusesDedicatedNodesOfFormula() {
        CapSettings settings = new CapSettings();
        settings.setSpotOnly(true);
        Caps caps = caps(account(settings), "");

        assertThrows(InvalidRequestException.class, () -> caps.checkFormula("$TargetDedicatedNodes = 1;"));
        assertThrows(InvalidRequestException.class, () -> caps.checkFormula("$TargetDedicatedNodes = time();"));
        assertDoesNotThrow(() ->
                caps.checkFormula("$TargetDedicatedNodes = 0; $TargetLowPriorityNodes = $PendingTasks.GetSample(1);"));
    }

    private static void assertMessage(String expected, Executable refused) {
        assertEquals(
                expected, assertThrows(InvalidRequestException.class, refused).getMessage());
    }

    private static int highest(RenderAccount account, String folder) {
        return caps(account, folder).limitNodes(1000);
    }

    private static Caps caps(RenderAccount account, String folder) {
        return Caps.of(account, new Requester(null, folder + "/job", folder), new MovedFolders());
    }

    private static RenderAccount account(CapSettings... caps) {
        RenderAccount account = new RenderAccount("studio");
        account.setCaps(List.of(caps));
        return account;
    }

    private static CapSettings nodes(String folder, int max) {
        CapSettings settings = new CapSettings();
        settings.setFolder(folder);
        settings.setMaxNodes(max);
        return settings;
    }
}
