package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.AbortException;
import io.jenkins.plugins.azurerender.assets.AssetFindings;
import io.jenkins.plugins.azurerender.assets.AssetTotals;
import io.jenkins.plugins.azurerender.assets.ChangedFiles;
import io.jenkins.plugins.azurerender.assets.FileList;
import io.jenkins.plugins.azurerender.assets.FoundAssets;
import io.jenkins.plugins.azurerender.assets.ProjectFiles;
import io.jenkins.plugins.azurerender.assets.SyncReport;
import io.jenkins.plugins.azurerender.assets.UnusableFiles;
import io.jenkins.plugins.azurerender.render.PathMap;
import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Scene;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of a compromised agent are rejected: names outside the project, too many names, or invalid numbers. */
@Tag("unit")
class HostileAgentAnswersTest {

    private static final ProjectFiles FILES = new ProjectFiles("shots/s1/a.blend", "shots", true);
    private static final String HASH = "0123456789abcdef".repeat(4);

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "../",
                "..",
                "shots/../../other/",
                "shots/./",
                "/",
                "/etc/",
                "shots//s1/",
                "..\\..\\other\\",
                "shots\\..\\",
                "a\nb/",
                "a\u0000b/"
            })
    void prefixOutsideTheProjectIsRejected(String prefix) throws AbortException {
        AgentAnswers.checked(found(List.of("shots/", "tex.png", "lib/")), FILES);
        AgentAnswers.checked(found(List.of("")), FILES);
        AbortException refused = assertThrows(
                AbortException.class, () -> AgentAnswers.checked(found(Arrays.asList("shots/", prefix)), FILES));
        assertTrue(refused.getMessage().contains("check who has access to this one"), refused::getMessage);
    }

    @Test
    void tooManyPrefixesOrNoneForTheSceneAreRejected() {
        for (List<String> prefixes : List.of(
                List.<String>of(),
                List.of("other/"),
                IntStream.range(0, 9).mapToObj(i -> i + "/").toList())) {
            assertThrows(AbortException.class, () -> AgentAnswers.checked(found(prefixes), FILES));
        }
    }

    @Test
    void unrequestedSceneIsRejected() throws AbortException {
        AgentAnswers.checked(FILES, "shots/s1/a.blend");
        AgentAnswers.checked(FILES, "C:\\workspace\\shots\\s1\\a.blend");
        for (ProjectFiles bad : List.of(
                new ProjectFiles("shots/s1/b.blend", "shots", true),
                new ProjectFiles("../a.blend", "", true),
                new ProjectFiles("/a.blend", "", true),
                new ProjectFiles("shots/a.blend", "..", true),
                new ProjectFiles("shots/a.blend", "other", true))) {
            assertThrows(AbortException.class, () -> AgentAnswers.checked(bad, "a.blend"), bad::toString);
        }
    }

    @Test
    void blocksAreRequestedOnlyForFilesOfThisUpload() throws AbortException {
        List<String> prefixes = List.of("shots/");
        AgentAnswers.checked(report(3, List.of("shots/a.vdb", "shots/b.vdb")), prefixes);
        for (List<String> unsent : List.of(
                List.of("other/a.vdb"),
                List.of("shots/../a.vdb"),
                List.of("shots/a", "shots/a"),
                List.of("shots/a", "shots/b", "shots/c", "shots/d"),
                Collections.nCopies(100_000, "shots/a"))) {
            assertThrows(AbortException.class, () -> AgentAnswers.checked(report(3, unsent), prefixes));
        }
    }

    @Test
    void invalidNumbersAndFingerprintsAreRejected() throws AbortException {
        AgentAnswers.checked(new AssetTotals(1, 1, "", ChangedFiles.NONE));
        AgentAnswers.checked(new AssetTotals(1, 1, HASH, ChangedFiles.NONE));
        for (AssetTotals bad : List.of(
                new AssetTotals(-1, 1, "", ChangedFiles.NONE),
                new AssetTotals(1, -1, "", ChangedFiles.NONE),
                new AssetTotals(1, 1, HASH + HASH, ChangedFiles.NONE),
                new AssetTotals(1, 1, "", new ChangedFiles(new FileList(2, List.of()), false)))) {
            assertThrows(AbortException.class, () -> AgentAnswers.checked(bad), bad::toString);
        }
        for (SyncReport bad : List.of(
                new SyncReport(1, -1, 0, 0, true, List.of(), HASH),
                new SyncReport(-1, 1, 0, 0, true, List.of(), HASH),
                new SyncReport(1, 1, -1, 0, true, List.of(), HASH),
                new SyncReport(1, 1, 0, -1, true, List.of(), HASH),
                new SyncReport(1, 1, 0, 0, true, List.of(), "../x"))) {
            assertThrows(AbortException.class, () -> AgentAnswers.checked(bad, List.of("")), bad::toString);
        }
    }

    /** {@code AssetSyncTest.fileOverwrittenOnceIsSentAgain} produces such a report. */
    @Test
    void reportOfAnUploadInTwoRoundsIsAccepted() throws AbortException {
        SyncReport twice = new SyncReport(2, 128, 3, 192, true, List.of(), HASH);
        assertEquals(twice, AgentAnswers.checked(twice, List.of("")));
    }

    @Test
    void pathMappingFoldersOutsideTheProjectAreRejected() {
        for (PathMap paths : List.of(
                new PathMap(List.of(), List.of("../other")),
                new PathMap(List.of(), List.of("a\nb")),
                new PathMap(List.of(), Collections.nCopies(1_000, "tex")))) {
            assertThrows(
                    AbortException.class,
                    () -> AgentAnswers.checked(
                            new FoundAssets(
                                    null,
                                    "",
                                    List.of("shots/"),
                                    findings(List.of()),
                                    UnusableFiles.NONE,
                                    List.of(),
                                    paths),
                            FILES));
        }
    }

    /** The counts of one result each: elsewhere, outside, outside and required, missing, missing and required, unreachable. */
    @ParameterizedTest
    @CsvSource({"1,0,0,0,0,0", "0,1,0,0,0,0", "0,0,1,0,0,0", "0,0,0,1,0,0", "0,0,0,0,1,0", "0,0,0,0,0,1"})
    void countedFilesWithoutANameAreRejected(
            int elsewhere, int outside, int outsideRequired, int missing, int missingRequired, int unreachable) {
        List<String> none = List.of();
        AssetFindings findings = new AssetFindings(
                1,
                elsewhere,
                0,
                outside,
                outsideRequired,
                missing,
                missingRequired,
                unreachable,
                none,
                none,
                none,
                none,
                "",
                none);
        FoundAssets found =
                new FoundAssets(null, "", List.of("shots/"), findings, UnusableFiles.NONE, List.of(), PathMap.NONE);
        assertThrows(AbortException.class, () -> AgentAnswers.checked(found, FILES));
    }

    @Test
    void countedUnusableFilesWithoutANameAreRejected() {
        FileList unnamed = new FileList(1, List.of());
        for (UnusableFiles unusable :
                List.of(new UnusableFiles(unnamed, FileList.NONE), new UnusableFiles(FileList.NONE, unnamed))) {
            FoundAssets found = new FoundAssets(
                    null, "", List.of("shots/"), findings(List.of()), unusable, List.of(), PathMap.NONE);
            assertThrows(AbortException.class, () -> AgentAnswers.checked(found, FILES));
        }
    }

    @Test
    void textsAreLimitedInLengthAndNumber() throws AbortException {
        String text = "x".repeat(1_000_000);
        List<String> many = Collections.nCopies(100_000, text);
        Scene scene =
                new Scene(Application.BLENDER, text, text, null, null, text, text, text, many, many, List.of(), many);
        FoundAssets found = AgentAnswers.checked(
                new FoundAssets(
                        scene,
                        text,
                        List.of("shots/"),
                        findings(many),
                        new UnusableFiles(new FileList(100_000, many), FileList.NONE),
                        many,
                        PathMap.NONE),
                FILES);
        assertEquals(2_000, found.unreadable().length());
        assertEquals(2_000, found.scene().camera().length());
        assertEquals(1_000, found.scene().notes().size());
        assertEquals(2_000, found.scene().notes().get(0).length());
        assertEquals(5, found.findings().firstMissing().size());
        assertEquals(2_000, found.findings().firstMissing().get(0).length());
        assertEquals(5, found.missingFiles().size());
        assertEquals(2_000, found.missingFiles().get(0).length());
        assertEquals(5, found.unusable().pointers().first().size());
        assertEquals(2_000, found.unusable().pointers().first().get(0).length());
    }

    private static SyncReport report(int files, List<String> unsent) {
        return new SyncReport(files, 10, 0, 0, false, unsent, HASH);
    }

    private static FoundAssets found(List<String> prefixes) {
        return new FoundAssets(null, "", prefixes, findings(List.of()), UnusableFiles.NONE, List.of(), PathMap.NONE);
    }

    private static AssetFindings findings(List<String> texts) {
        return new AssetFindings(0, 0, 0, 0, 0, 0, 0, 0, texts, texts, texts, texts, "", texts);
    }
}
