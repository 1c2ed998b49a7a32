package io.jenkins.plugins.azurerender.assets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.azurerender.assets.search.AssetFinding;
import io.jenkins.plugins.azurerender.assets.search.AssetReport;
import io.jenkins.plugins.azurerender.assets.search.State;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import io.jenkins.plugins.azurerender.render.PathMap;
import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import io.jenkins.plugins.azurerender.scene.Scene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class AssetSelectorTest {

    private static final String SCENE = "shots/s010/s010.blend";

    @TempDir
    Path top;

    private Path root;
    private AssetReport report;

    @BeforeEach
    void createWorkspace() throws IOException {
        root = Files.createDirectories(top.resolve("ws")).toRealPath();
        for (String name : List.of(
                SCENE,
                "shots/s010/tex/a.png",
                "shots/s010/tex/a.psd",
                "shots/s010/cache/1.bphys",
                "shots/s020/b.png",
                "lib/hdri/sky.exr",
                "lib/hdri/old/sky.exr",
                "readme.txt",
                ".git/config",
                "shots/s010/.git/config",
                "shots/s010/.svn/entries")) {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), name);
        }
    }

    @Test
    void sceneFolderIsSelectedByDefault() throws IOException {
        assertSelected(null, "", "", SCENE, "shots/s010/tex/a.png", "shots/s010/tex/a.psd", "shots/s010/cache/1.bphys");
    }

    @Test
    void assetsFolderReplacesSceneFolder() throws IOException {
        assertSelected("shots", "", "**/cache/, **/*.psd", SCENE, "shots/s010/tex/a.png", "shots/s020/b.png");
    }

    @Test
    void includesReplaceSceneFolder() throws IOException {
        assertSelected(
                null, "lib/**, shots/s010/tex/*.png", "**/old/**", SCENE, "lib/hdri/sky.exr", "shots/s010/tex/a.png");
    }

    @Test
    void includesExtendAssetsFolder() throws IOException {
        assertSelected("shots/s010", "lib/hdri/*.exr", "**/tex/**,**/cache/**", SCENE, "lib/hdri/sky.exr");
    }

    @Test
    void sceneIsSelectedEvenIfExcluded() throws IOException {
        assertSelected(null, "", "**", SCENE);
    }

    @Test
    void renderignoreExcludesFiles() throws IOException {
        Files.writeString(root.resolve(".renderignore"), "*.psd\n.renderignore\n");
        Files.writeString(root.resolve("shots/s010/.renderignore"), "cache/\n/.renderignore\n");
        assertSelected(null, "", "", SCENE, "shots/s010/tex/a.png");
    }

    @Test
    void referencedFilesInSearchPathsAreSelected() throws IOException {
        Selection selection =
                select(null, "readme.txt", "**/old/**", "//../../lib/hdri/sky.exr", "//../../lib/hdri/old/sky.exr");
        assertEquals(names(SCENE, "readme.txt", "lib/hdri/sky.exr"), new TreeSet<>(selection.names()));
        assertEquals(State.EXCLUDED, report.findings().get(1).state());
        assertEquals(List.of("lib/hdri/", "readme.txt", "shots/s010/"), selection.prefixes(SCENE));
    }

    @Test
    void fileFoundElsewhereGetsTheNameInTheScene() throws IOException {
        Selection selection = select(null, "none", "", "//hdri/sky.exr");
        assertEquals(names(SCENE, "shots/s010/hdri/sky.exr"), new TreeSet<>(selection.names()));
        assertEquals(root.resolve("lib/hdri/sky.exr"), selection.path("shots/s010/hdri/sky.exr"));
        Selection again = reloaded(selection);
        assertEquals(selection.names(), again.names());
        assertEquals(root.resolve("lib/hdri/sky.exr"), again.path("shots/s010/hdri/sky.exr"));
        assertEquals(root.resolve(SCENE), again.path(SCENE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//../../deploy/key.pem",
                "//../../DEPLOY/Key.pem",
                "//../../deploy/k*",
                "//link.pem",
                "//folder/key.pem",
                "//../s020/../../deploy/key.pem",
                "C:\\jobs\\deploy\\key.pem",
                "/deploy/key.pem",
                "key.pem",
                "ROOT/deploy/key.pem",
                "file://ROOT/deploy/key.pem",
                "//../../lib/link.pem",
            })
    void sceneCannotReferenceFilesOutsideItsFolder(String path) throws IOException {
        Path key = Files.createDirectories(root.resolve("deploy")).resolve("key.pem");
        Files.writeString(key, "secret");
        Files.writeString(root.resolve("key.pem"), "secret");
        Files.createSymbolicLink(root.resolve("shots/s010/link.pem"), key);
        Files.createSymbolicLink(root.resolve("shots/s010/folder"), key.getParent());
        Files.createSymbolicLink(root.resolve("lib/link.pem"), key);
        for (Extent extent : Extent.values()) {
            Selection selection = select(
                    null,
                    "none",
                    "",
                    List.of(new Reference(path.replace("ROOT", root.toString()), Kind.TEXTURE, extent, "IMa")));
            for (String name : selection.names()) {
                assertNotEquals("secret", Files.readString(selection.path(name)), name);
            }
            assertNotEquals(State.FOUND, report.findings().get(0).state());
        }
    }

    @ParameterizedTest
    @CsvSource({"ws, ", "ws, shots/current", "link, ", "link, shots/current", "link, shots"})
    void fileInALinkedAssetsFolderCanBeReferenced(String workspace, String assets) throws IOException {
        Files.createSymbolicLink(top.resolve("link"), root);
        Files.createSymbolicLink(root.resolve("shots/current"), Path.of("s010"));
        Files.createSymbolicLink(root.resolve("shots/s010/other"), Path.of("../s020"));
        AssetReport found = references(
                top.resolve(workspace),
                "shots/current/s010.blend",
                assets,
                Application.BLENDER,
                "//tex/a.png",
                "//../s010/tex/a.psd",
                "//../../readme.txt",
                "//other/b.png");
        boolean all = "shots".equals(assets);
        assertEquals(
                List.of(State.FOUND, State.FOUND, State.OUTSIDE, all ? State.FOUND : State.OUTSIDE),
                found.findings().stream().map(AssetFinding::state).toList());
        assertEquals(
                "shots/current/tex/a.png",
                found.findings().get(0).files().get(0).name());
    }

    @ParameterizedTest
    @CsvSource({"sourceimages, FOUND", "images_v2, FOUND", "../deploy, OUTSIDE", "., OUTSIDE"})
    void linkedFolderOfAMayaProjectIsAllowedInsideTheProject(String target, State expected) throws IOException {
        for (String name :
                List.of("scenes/s.ma", "sourceimages/a.tif", "images_v2/a.tif", "../deploy/a.tif", "a.tif")) {
            Path file = root.resolve("maya_v2").resolve(name).normalize();
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
        Files.createSymbolicLink(root.resolve("maya"), Path.of("maya_v2"));
        if (!target.equals("sourceimages")) {
            Files.move(root.resolve("maya_v2/sourceimages"), top.resolve("unused"));
            Files.createSymbolicLink(root.resolve("maya_v2/sourceimages"), Path.of(target));
        }
        AssetReport found = references(root, "maya/scenes/s.ma", null, Application.MAYA, "sourceimages/a.tif");
        assertEquals(expected, found.findings().get(0).state());
    }

    private static AssetReport references(
            Path workspace, String scene, String assets, Application application, String... paths) throws IOException {
        List<Reference> references = Arrays.stream(paths)
                .map(path -> new Reference(path, Kind.TEXTURE, Extent.ONE, "IMa"))
                .toList();
        Scene content =
                new Scene(application, "1", "", null, null, "", "", "", List.of(), List.of(), references, List.of());
        return new AssetSelector(
                        workspace.toRealPath(),
                        ProjectFiles.find(new WorkspacePaths(workspace, ""), scene, assets),
                        new AssetOptions("", "", "", List.of(), PathMap.NONE, Map.of()))
                .addReferences(file -> Optional.of(content));
    }

    @Test
    void includedFileCanBeReferenced() throws IOException {
        Selection selection = select(null, "shots/s020/*.png", "", "//../s020/b.png", "//../../readme.txt");
        assertEquals(names(SCENE, "shots/s020/b.png"), new TreeSet<>(selection.names()));
        assertEquals(State.OUTSIDE, report.findings().get(1).state());
    }

    @Test
    void excludedFileIsNotUploadedUnderAnotherName() throws IOException {
        Selection selection = select(null, "none", "lib/**", "//hdri/sky.exr");
        assertEquals(names(SCENE), new TreeSet<>(selection.names()));
        assertEquals(State.EXCLUDED, report.findings().get(0).state());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void linkToAnExcludedFileIsNotUploaded(boolean renderignore) throws IOException {
        Path client =
                Files.createDirectories(root.resolve("shots/s010/private")).resolve("client.png");
        Files.writeString(client, "secret");
        Files.createSymbolicLink(root.resolve("shots/s010/a.png"), Path.of("private/client.png"));
        Files.createSymbolicLink(root.resolve("shots/s010/public"), Path.of("private"));
        if (renderignore) {
            Files.writeString(client.resolveSibling(".renderignore"), "*.png\n");
        }
        Selection selection =
                select(null, "none", renderignore ? "" : "shots/s010/private/**", "//a.png", "//public/client.png");
        assertEquals(names(SCENE), new TreeSet<>(selection.names()));
        for (AssetFinding finding : report.findings()) {
            assertEquals(State.EXCLUDED, finding.state(), finding::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({"linked, linked", "linked/s010, linked/s010", ", linked/s010"})
    void linkedAssetsFolderIsSelectedWithoutExcludedFiles(String assets, String selected) throws IOException {
        Files.createSymbolicLink(root.resolve("linked"), Path.of("shots"));
        Files.writeString(root.resolve("shots/s010/.renderignore"), ".renderignore\n");
        Files.writeString(root.resolve("shots/s010/cache/.renderignore"), "*\n");
        ProjectFiles project = ProjectFiles.find(new WorkspacePaths(root, ""), "linked/s010/s010.blend", assets);
        AssetSelector selector = new AssetSelector(
                root, project, new AssetOptions("", "", "shots/**/*.psd", List.of(), PathMap.NONE, Map.of()));
        selector.addFolders();
        TreeSet<String> expected = names("linked/s010/s010.blend", "linked/s010/tex/a.png", "linked/s020/b.png");
        expected.removeIf(name -> !name.startsWith(selected + "/"));
        assertEquals(expected, new TreeSet<>(selector.selection().names()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//../../deploy/b.png", "//linked/b.png", "ROOT/deploy/b.png"})
    void fileOutsideIsNotReplacedByOneWithTheSameName(String path) throws IOException {
        Files.createDirectories(root.resolve("deploy"));
        Files.createSymbolicLink(root.resolve("shots/s010/linked"), Path.of("../../deploy"));
        for (String name : List.of("deploy/b.png", "shots/s010/b.png", "lib/b.png", "lib/deploy/b.png")) {
            Files.createDirectories(root.resolve(name).getParent());
            Files.writeString(root.resolve(name), name);
        }
        Selection selection = select(null, "none", "", path.replace("ROOT", root.toString()));
        assertEquals(State.OUTSIDE, report.findings().get(0).state());
        assertEquals(names(SCENE), new TreeSet<>(selection.names()));
    }

    @Test
    void partOfASequenceOutsideIsReported() throws IOException {
        Files.writeString(root.resolve("readme.2.png"), "outside");
        Files.writeString(root.resolve("shots/s010/tex/c.1.png"), "inside");
        Files.createSymbolicLink(root.resolve("shots/s010/tex/c.2.png"), root.resolve("readme.2.png"));
        Selection selection =
                select(null, "none", "", List.of(new Reference("//tex/c.#.png", Kind.TEXTURE, Extent.SEQUENCE, "IMa")));
        assertEquals(State.OUTSIDE, report.findings().get(0).state());
        assertEquals(names(SCENE, "shots/s010/tex/c.1.png"), new TreeSet<>(selection.names()));
    }

    @Test
    void reportListsPathsAsTextAndJson() throws IOException {
        select(null, "", "", "//tex/a.png", "//lost\n\"quoted\".png");
        AssetReportFiles.write(report, top.resolve("report"));
        String text = Files.readString(top.resolve("report/assets.txt"));
        assertTrue(
                text.contains("missing: 1\n  //lost \"quoted\".png (TEXTURE of IMa in shots/s010/s010.blend)\n"), text);
        assertTrue(text.contains("found: 1\n  //tex/a.png (TEXTURE of IMa in shots/s010/s010.blend)\n"), text);
        String json = Files.readString(top.resolve("report/assets.json"));
        assertTrue(
                json.contains(
                        "{\"path\":\"//lost\\u000a\\\"quoted\\\".png\",\"kind\":\"TEXTURE\",\"extent\":\"ONE\",\"state\":\"MISSING\",\"scene\":\"shots/s010/s010.blend\",\"nodes\":[\"IMa\"],\"absolute\":false,\"files\":[]}"),
                json);
    }

    /** As in {@code dir('shots/s010') { }}: parameters are relative to it, names in the project to the workspace. */
    @Test
    void parametersAreRelativeToTheCurrentDirectory() throws IOException {
        AssetSelector selector = new AssetSelector(
                root,
                ProjectFiles.find(new WorkspacePaths(root, "shots/s010"), "s010.blend", null),
                new AssetOptions(
                        "shots/s010",
                        "tex/*.png, ../s020/",
                        "**/*.psd, tex/b.png",
                        List.of("../../lib"),
                        PathMap.NONE,
                        Map.of()));
        Files.writeString(root.resolve("shots/s020/c.psd"), "excluded");
        selector.addFolders();
        selector.addReferences(file -> Optional.empty());
        assertEquals(
                names(SCENE, "shots/s010/tex/a.png", "shots/s020/b.png"),
                new TreeSet<>(selector.selection().names()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Shots/S010/** | The includes pattern 'Shots/S010/**' matches nothing: the nearest existing path is shots/s010.
            shots\\S020\\* | The includes pattern 'shots\\S020\\*' matches nothing: the nearest existing path is shots/s020.
            ../../x/**    | The includes pattern '../../x/**' is outside the workspace: use a path inside it.
            C:\\shots\\**  | The includes pattern 'C:\\shots\\**' is absolute: the nearest existing path is shots.
            /mnt/x/**     | The includes pattern '/mnt/x/**' is absolute: use one relative to the workspace.
            """)
    void unsupportedPatternsAreRejected(String includes, String message) {
        assertEquals(
                message,
                assertThrows(InvalidRequestException.class, () -> selector(null, includes, "", List.of()))
                        .getMessage());
    }

    @Test
    void reportBeyondItsLimitEndsWithTheNumberOfOmittedPaths() throws IOException {
        select(null, "", "", "//tex/a.png", "//lost.png", "//" + "long".repeat(100) + ".png");
        try (ReportFile text = new ReportFile(top.resolve("short.txt"), 200);
                ReportFile json = new ReportFile(top.resolve("short.json"), 200);
                ReportFile none = new ReportFile(top.resolve("none.json"), -1)) {
            AssetReportFiles.text(report, text);
            AssetReportFiles.json(report, json);
            AssetReportFiles.json(report, none);
        }
        String text = Files.readString(top.resolve("short.txt"));
        assertTrue(text.startsWith("\nmissing: 2\n  //lost.png"), text);
        assertTrue(
                text.endsWith("\n\n2 lines are not listed, because the file is too large or the disk is full.\n"),
                text);
        JsonNode json = new ObjectMapper().readTree(top.resolve("short.json").toFile());
        assertEquals(1, json.get("references").size());
        assertEquals(2, json.get("omitted").asInt());
        assertEquals(
                "{\"unreadable\":[],\"mapped\":[],\"references\":[\n],\"omitted\":3}\n",
                Files.readString(top.resolve("none.json")));
    }

    @Test
    void searchPathThatIsNotAFolderIsRejected() {
        InvalidRequestException x =
                assertThrows(InvalidRequestException.class, () -> selector(null, "", "", List.of("lib/none"))
                        .addReferences(file -> Optional.empty()));
        assertEquals(
                "The search path 'lib/none' is not a folder on this agent: the nearest existing path is lib.",
                x.getMessage());
    }

    private void assertSelected(String assets, String includes, String excludes, String... expected)
            throws IOException {
        assertEquals(
                names(expected),
                new TreeSet<>(select(assets, includes, excludes).names()));
    }

    private Selection select(String assets, String includes, String excludes, String... references) throws IOException {
        return select(
                assets,
                includes,
                excludes,
                Arrays.stream(references)
                        .map(path -> new Reference(path, Kind.TEXTURE, Extent.ONE, "IMa"))
                        .toList());
    }

    private Selection select(String assets, String includes, String excludes, List<Reference> references)
            throws IOException {
        AssetSelector selector = selector(assets, includes, excludes, List.of("lib"));
        selector.addFolders();
        Scene scene = new Scene(
                Application.BLENDER, "4.2", "", null, null, "", "", "", List.of(), List.of(), references, List.of());
        report = selector.addReferences(file -> Optional.of(scene));
        return selector.selection();
    }

    private AssetSelector selector(String assets, String includes, String excludes, List<String> searchPaths)
            throws IOException {
        return new AssetSelector(
                root,
                ProjectFiles.find(new WorkspacePaths(root, ""), SCENE, assets),
                new AssetOptions("", includes, excludes, searchPaths, PathMap.NONE, Map.of()));
    }

    private Selection reloaded(Selection selection) throws IOException {
        selection.save(top.resolve("list"));
        return Selection.load(top.resolve("list"), root);
    }

    private static TreeSet<String> names(String... names) {
        return new TreeSet<>(List.of(names));
    }
}
