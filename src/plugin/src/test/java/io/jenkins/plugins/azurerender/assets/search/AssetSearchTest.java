package io.jenkins.plugins.azurerender.assets.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jenkins.plugins.azurerender.render.PathMap;
import io.jenkins.plugins.azurerender.scene.Application;
import io.jenkins.plugins.azurerender.scene.Reference;
import io.jenkins.plugins.azurerender.scene.Reference.Extent;
import io.jenkins.plugins.azurerender.scene.Reference.Kind;
import io.jenkins.plugins.azurerender.scene.Scene;
import io.jenkins.plugins.azurerender.scene.UnreadableSceneException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class AssetSearchTest {

    @TempDir
    Path top;

    private Path workspace;
    private Path library;
    private final Map<Path, Scene> scenes = new HashMap<>();
    private final List<Path> searchPaths = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private PathMap paths = PathMap.NONE;
    private String excluded = "";

    @BeforeEach
    void createFolders() throws IOException {
        top = top.toRealPath();
        workspace = Files.createDirectories(top.resolve("ws"));
        library = Files.createDirectories(top.resolve("library"));
        file("shots/s010/s010.blend");
    }

    @Test
    void blenderPathIsRelativeToTheScene() throws IOException {
        file("shots/s010/tex/wood.png");
        file("shots/lib/hero.blend");
        AssetFinding wood = search(Application.BLENDER, one("//tex/wood.png"));
        assertEquals(State.FOUND, wood.state());
        assertEquals(List.of("shots/s010/tex/wood.png"), names(wood));
        assertEquals(
                State.FOUND,
                search(Application.BLENDER, one("//../lib/hero.blend")).state());
        assertEquals(
                State.FOUND, search(Application.BLENDER, one("//tex\\wood.png")).state());
    }

    /** Each folder that is searched. */
    @ParameterizedTest
    @CsvSource({
        "maya/scenes/a.png",
        "maya/a.png",
        "maya/sourceimages/a.png",
        "maya/textures/deep/a.png",
        "a.png",
    })
    void fileIsFoundInSearchedFolders(String place) throws IOException {
        mayaProject();
        file(place);
        AssetFinding found = maya(one("D:\\jobs\\old\\a.png"));
        assertEquals(State.ELSEWHERE, found.state());
        assertEquals(List.of(place), names(found));
        assertFalse(found.unreachable(), "a path mapping must cover it");
    }

    @Test
    void foldersNearTheSceneTakePrecedence() throws IOException {
        mayaProject();
        searchPaths.add(library);
        Files.writeString(library.resolve("a.png"), "x");
        List<String> places = List.of(
                "a.png", "maya/textures/deep/a.png", "maya/sourceimages/a.png", "maya/a.png", "maya/scenes/a.png");
        assertTrue(names(maya(one("/nowhere/a.png"))).get(0).startsWith("search-paths/library-"));
        for (String place : places) {
            file(place);
            assertEquals(List.of(place), names(maya(one("/nowhere/a.png"))));
        }
    }

    @Test
    void longestMatchingEndOfThePathTakesPrecedence() throws IOException {
        file("shots/s010/wood.png");
        file("lib/oak/wood.png");
        AssetFinding found = search(Application.MAX, one("P:\\lib\\oak\\wood.png"));
        assertEquals(List.of("lib/oak/wood.png"), names(found));
    }

    @Test
    void mayaDoubleSlashSeparatesTheProjectPath() throws IOException {
        mayaProject();
        file("maya/sourceimages/brick.tif");
        AssetFinding found = maya(one("C:/jobs/show//sourceimages/brick.tif"));
        assertEquals(State.FOUND, found.state());
        assertEquals(List.of("maya/sourceimages/brick.tif"), names(found));
        assertEquals(State.FOUND, maya(one("sourceimages/brick.tif")).state());
    }

    /** The files of double-slash.ma, which differ in one slash. */
    @Test
    void mayaPathWithDoubleSlashIsFoundByItsLongerEnds() throws IOException {
        file("Models/P/renderData/mr/lm/a.tif");
        Path scene = file("Models/M/s.ma");
        for (String path :
                List.of("/Users/m/G/Models/P//renderData/mr/lm/a.tif", "/Users/m/G/Models/P/renderData/mr/lm/a.tif")) {
            scenes.put(scene, scene(Application.MAYA, one(path)));
            AssetFinding found = report(scene).findings().get(0);
            assertEquals(
                    List.of(workspace.resolve("Models/P/renderData/mr/lm/a.tif")),
                    found.files().stream().map(Located::path).toList(),
                    path);
        }
    }

    /** Maya opens the whole path if it exists, also if it is relative to the project. */
    @Test
    void mayaPathWithDoubleSlashIsFoundAsWritten() throws IOException {
        mayaProject();
        file("maya/cache/alembic/n.abc");
        AssetFinding found = maya(one("cache//alembic/n.abc"));
        assertEquals(State.FOUND, found.state());
        assertEquals(List.of("maya/cache/alembic/n.abc"), names(found));
        file("other/tex/a.tif");
        file("maya/tex/a.tif");
        AssetFinding absolute = maya(one(workspace + "/other//tex/a.tif"));
        assertEquals(List.of("other/tex/a.tif"), names(absolute));
    }

    @Test
    void mayaProjectDefinitionIsSelected() throws IOException {
        mayaProject();
        AssetReport report = report(workspace.resolve("maya/scenes/s.ma"));
        assertEquals(
                List.of("maya/workspace.mel"),
                report.projectFiles().stream().map(Located::name).toList());
    }

    @Test
    void linkInPlaceOfTheProjectDefinitionIsNotSelected() throws IOException {
        mayaProject();
        Path key = Files.writeString(workspace.resolve("key.pem"), "secret");
        Files.delete(workspace.resolve("maya/workspace.mel"));
        Files.createSymbolicLink(workspace.resolve("maya/workspace.mel"), key);
        assertEquals(List.of(), report(workspace.resolve("maya/scenes/s.ma")).projectFiles());
    }

    @ParameterizedTest
    @CsvSource({
        "TILES, wall.<UDIM>.exr, wall.1001.exr wall.1012.exr, wall.exr wall.101.exr",
        "TILES, wall.<udim>.exr, wall.1001.exr, wall.0001.exr",
        "TILES, wall.%(UDIM)d.exr, wall.1001.exr, wall.0001.exr",
        "TILES, wall.${UDIM}.exr, wall.1001.exr, wall.0001.exr",
        "SEQUENCE, sim.<f4>.ass, sim.0001.ass, sim.1.ass",
        "TILES, wall.1001.exr, wall.1001.exr wall.1002.exr, wall.2500.exr",
        "TILES, wall_<UVTILE>.tx, wall_u1_v1.tx wall_u2_v10.tx, wall_u_v.tx",
        "TILES, wall_u1_v1.tx, wall_u1_v1.tx wall_u2_v1.tx, floor_u1_v1.tx",
        "SEQUENCE, sim.####.vdb, sim.0001.vdb sim.12345.vdb sim.-0002.vdb, sim.01.vdb simx0001.vdb",
        "SEQUENCE, sim.%04d.vdb, sim.0001.vdb, sim.1.vdb",
        "SEQUENCE, sim.$F4.bgeo.sc, sim.0001.bgeo.sc, sim.a.bgeo.sc",
        "SEQUENCE, sim.0007.vdb, sim.0001.vdb sim.0007.vdb, sim.7.vdb",
        "SEQUENCE, plate7.jpg, plate7.jpg plate10.jpg, plate.jpg",
        "SEQUENCE, v2_fire_0001.mp4, v2_fire_0001.mp4 v2_fire_0002.mp4, v3_fire_0001.mp4",
        "ONE, a<attr:x>b.png, a1b.png a2b.png, ab2.png",
    })
    void patternMatchesAllFiles(Extent extent, String written, String all, String others) throws IOException {
        for (String name : (all + " " + others).split(" ")) {
            file("shots/s010/" + name);
        }
        AssetFinding found = search(Application.BLENDER, new Reference("//" + written, Kind.TEXTURE, extent, "n"));
        assertEquals(State.FOUND, found.state());
        assertEquals(
                new TreeSet<>(List.of(all.split(" "))),
                new TreeSet<>(found.files().stream()
                        .map(file -> file.name().substring("shots/s010/".length()))
                        .toList()));
    }

    @Test
    void existingFileTakesPrecedenceOverPattern() throws IOException {
        file("shots/s010/C#1.png");
        file("shots/s010/C01.png");
        assertEquals(List.of("shots/s010/C#1.png"), names(search(Application.BLENDER, one("//C#1.png"))));
    }

    @Test
    void framesInSeparateFoldersAreFound() throws IOException {
        file("shots/s010/sim/0001/a.vdb");
        file("shots/s010/sim/0002/a.vdb");
        AssetFinding found =
                search(Application.BLENDER, new Reference("//sim/####/a.vdb", Kind.VOLUME, Extent.SEQUENCE, "n"));
        assertEquals(2, found.files().size());
    }

    @Test
    void folderMatchesAllFilesInIt() throws IOException {
        file("shots/s010/cache/a/1.bphys");
        file("shots/s010/cache/2.bphys");
        Reference cache = new Reference("//cache", Kind.CACHE, Extent.FOLDER, "n");
        assertEquals(
                List.of("shots/s010/cache/2.bphys", "shots/s010/cache/a/1.bphys"),
                names(search(Application.BLENDER, cache)));
        AssetFinding none = search(Application.BLENDER, new Reference("//none", Kind.CACHE, Extent.FOLDER, "n"));
        assertEquals(State.MISSING, none.state());
        assertFalse(none.missingRequired(), "a cache may not be baked yet");
    }

    @Test
    void windowsPathIsResolvedOnUnix() throws IOException {
        file("tex/Wood Oak.png");
        AssetFinding found = search(Application.MAX, one("\\\\nas\\show\\tex\\Wood Oak.png"));
        assertEquals(List.of("tex/Wood Oak.png"), names(found));
        assertFalse(found.unreachable());
    }

    @Test
    void caseIsIgnoredOnlyWithoutAnExactMatch() throws IOException {
        file("shots/s010/tex/wood.png");
        AssetFinding found = search(Application.BLENDER, one("//Tex/WOOD.png"));
        assertEquals(State.ELSEWHERE, found.state());
        assertEquals(
                List.of("shots/s010/Tex/WOOD.png"),
                names(found),
                "it must be uploaded to the path that the renderer expects");
        file("shots/s010/Tex/WOOD.png");
        assertEquals(
                State.FOUND, search(Application.BLENDER, one("//Tex/WOOD.png")).state());
    }

    @Test
    void unicodeNormalizationIsIgnored() throws IOException {
        file("shots/s010/e\u0301.png");
        assertEquals(1, search(Application.BLENDER, one("//\u00e9.png")).files().size());
    }

    @Test
    void variablesAreReplaced() throws IOException {
        file("shots/s010/tex/a.png");
        variables.put("TEX", "tex");
        for (String written : List.of("$TEX/a.png", "${TEX}/a.png", "%TEX%/a.png", "[TEX]/a.png")) {
            assertEquals(State.FOUND, search(Application.ARNOLD, one(written)).state(), written);
        }
        variables.put("ABS", workspace.toString());
        assertEquals(
                State.FOUND,
                search(Application.ARNOLD, one("$ABS/shots/s010/tex/a.png")).state());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            D:\\proj\\tex\\a.png       | D:/proj -> the project
            d:/show/maps/tex/A.PNG    | d:/show/maps -> the project
            /mnt/x/shots/tex/a.png    | /mnt/x/shots -> the project
            /tex/a.png                | /tex -> tex
            \\\\nas\\show\\tex\\a.png    | //nas/show -> the project
            //nas/show/a.png          | //nas/show -> tex
            """)
    void pathMappingIsDerivedFromAFoundFile(String written, String mapping) throws IOException {
        file("tex/a.png");
        searchPaths.add(workspace);
        AssetReport report = reportOf(Application.ARNOLD, one(written));
        assertEquals(
                mapping, report.paths().mappings().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        assertEquals(List.of("tex"), report.paths().folders());
        assertFalse(report.findings().get(0).unreachable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"D:/a.png", "/a.png", "//nas/a.png"})
    void wholeDriveIsNeverMapped(String written) throws IOException {
        file("tex/a.png");
        searchPaths.add(workspace);
        AssetReport report = reportOf(Application.ARNOLD, one(written));
        assertEquals(List.of(), report.paths().mappings());
        assertTrue(report.findings().get(0).unreachable());
    }

    /**
     * Files of one folder that are found in two folders cannot both be mapped, so the second is uploaded to the first
     * folder.
     */
    @Test
    void filesOfOneFolderShareAMapping() throws IOException {
        file("maps/a.png");
        file("old/b.png");
        file("sky/c.exr");
        searchPaths.add(workspace);
        AssetReport report =
                reportOf(Application.VRAY, one("D:/p/tex/a.png"), one("D:/p/tex/b.png"), one("D:/p/sky/c.exr"));
        assertEquals(
                List.of("maps/a.png", "maps/b.png", "sky/c.exr"),
                report.findings().stream()
                        .flatMap(found -> names(found).stream())
                        .toList());
        assertEquals(
                "[D:/p/tex -> maps, D:/p -> the project]",
                report.paths().mappings().toString());
        assertEquals(List.of("maps", "sky"), report.paths().folders());
    }

    @Test
    void sequencesAndFoldersAreMapped() throws IOException {
        file("sim/smoke.0001.vdb");
        file("sim/smoke.0002.vdb");
        file("shots/s010/Ocean/deep/1.exr");
        AssetReport report = reportOf(
                Application.BLENDER,
                new Reference("E:/fx/sim/smoke.####.vdb", Kind.CACHE, Extent.SEQUENCE, "n"),
                new Reference("E:/bake/ocean", Kind.CACHE, Extent.FOLDER, "n"));
        assertEquals(
                "[E:/fx -> the project, E:/bake -> shots/s010]",
                report.paths().mappings().toString());
        assertEquals(
                List.of("shots/s010/ocean/deep/1.exr"), names(report.findings().get(1)));
    }

    @Test
    void absolutePathInTheWorkspaceIsMapped() throws IOException {
        file("tex/a.png");
        AssetReport report = reportOf(Application.MAYA, one(workspace + "/tex/a.png"));
        assertEquals(State.FOUND, report.findings().get(0).state());
        assertEquals(
                List.of(new PathMap.Mapping(workspace.toString(), "")),
                report.paths().mappings());
    }

    @Test
    void numberOfMappingsIsLimited() throws IOException {
        Reference[] references = new Reference[300];
        for (int i = 0; i < references.length; i++) {
            file("f%d/t.png".formatted(i));
            references[i] = one("D:/p%d/f%d/t.png".formatted(i, i));
        }
        PathMap derived = reportOf(Application.ARNOLD, references).paths();
        assertEquals(100, derived.mappings().size());
        assertEquals(200, derived.folders().size());
    }

    @Test
    void fileInSearchPathGetsThePathInTheScene() throws IOException {
        searchPaths.add(library);
        Files.createDirectories(library.resolve("woods/oak"));
        Files.writeString(library.resolve("woods/oak/bark.png"), "x");
        AssetFinding relative = search(Application.BLENDER, one("//tex/bark.png"));
        assertEquals(State.ELSEWHERE, relative.state());
        assertEquals(List.of("shots/s010/tex/bark.png"), names(relative));
        assertFalse(relative.unreachable());
        AssetFinding absolute = search(Application.BLENDER, one(library + "/woods/oak/bark.png"));
        assertEquals(State.FOUND, absolute.state());
        assertTrue(names(absolute).get(0).matches("search-paths/library-[0-9a-f]+/woods/oak/bark\\.png"));
    }

    @Test
    void pathMapDeterminesThePathOnNodes() throws IOException {
        paths = new PathMap(List.of(
                new PathMap.Mapping("P:\\show", "shots"),
                new PathMap.Mapping("/mnt/lib/", ""),
                new PathMap.Mapping("//nas/x", "lib")));
        file("shots/s010/tex/wood.png");
        file("a/b.png");
        file("lib/c.png");
        for (String written : List.of("p:/show/s010/tex/wood.png", "/mnt/lib/a/b.png", "\\\\nas\\x\\c.png")) {
            AssetFinding found = search(Application.MAX, one(written));
            assertEquals(State.FOUND, found.state(), written);
            assertFalse(found.unreachable(), written);
        }
        searchPaths.add(library);
        Files.writeString(library.resolve("bark.png"), "x");
        AssetFinding elsewhere = search(Application.MAX, one("P:\\show\\s010\\tex\\bark.png"));
        assertEquals(List.of("shots/s010/tex/bark.png"), names(elsewhere));
        assertFalse(elsewhere.unreachable());
        assertEquals(
                State.MISSING,
                search(Application.MAX, one("P:\\show\\..\\..\\etc\\passwd")).state());
    }

    @Test
    void mostSimilarPathInSearchPathIsUsed() throws IOException {
        searchPaths.add(library);
        for (String folder : List.of("a/oak", "b/pine", "c/oak/old")) {
            Files.createDirectories(library.resolve(folder));
            Files.writeString(library.resolve(folder).resolve("bark.png"), "x");
        }
        AssetFinding found = search(Application.BLENDER, one("C:\\woods\\pine\\bark.png"));
        assertEquals(library.resolve("b/pine/bark.png"), found.files().get(0).path());
    }

    @Test
    void filesOutsideTheRootsAreNeverFound() throws IOException {
        Path secret = Files.writeString(top.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(workspace.resolve("shots/s010/link.txt"), secret);
        Files.createSymbolicLink(workspace.resolve("shots/s010/up"), top);
        file(".git/config");
        for (String written : List.of(
                secret.toString(),
                "//../../../secret.txt",
                "//link.txt",
                "//up/secret.txt",
                "/etc/passwd",
                "//../../.git/config",
                "file://" + secret)) {
            AssetFinding found = search(Application.BLENDER, one(written));
            assertEquals(State.MISSING, found.state(), written);
        }
        assertEquals(
                State.MISSING,
                search(Application.BLENDER, new Reference("//up", Kind.CACHE, Extent.FOLDER, "n"))
                        .state());
    }

    @Test
    void circularReferencesAreResolved() throws IOException {
        Path scene = workspace.resolve("shots/s010/s010.blend");
        Path hero = file("lib/hero.blend");
        Path cloth = file("lib/cloth/cloth.blend");
        file("lib/cloth/tex/silk.png");
        scenes.put(scene, scene(Application.BLENDER, linked("//../../lib/hero.blend")));
        scenes.put(hero, scene(Application.BLENDER, linked("//cloth/cloth.blend"), linked("//hero.blend")));
        scenes.put(
                cloth,
                scene(
                        Application.BLENDER,
                        one("//tex/silk.png"),
                        one("//tex/lost.png"),
                        linked("//../../shots/s010/s010.blend")));
        AssetReport report = report(scene);
        assertEquals(6, report.findings().size());
        AssetFinding lost = report.in(State.MISSING).get(0);
        assertEquals("lib/cloth/cloth.blend", lost.scene());
        assertEquals("//tex/lost.png (TEXTURE of IMa in lib/cloth/cloth.blend)", lost.toString());
        assertTrue(lost.missingRequired());
    }

    @Test
    void filesOfALibraryInASearchPathAreFound() throws IOException {
        searchPaths.add(library);
        Path hero = Files.writeString(
                Files.createDirectories(library.resolve("chars")).resolve("hero.blend"), "x");
        Files.createDirectories(library.resolve("chars/tex"));
        Files.writeString(library.resolve("chars/tex/skin.png"), "x");
        Path scene = workspace.resolve("shots/s010/s010.blend");
        scenes.put(scene, scene(Application.BLENDER, linked("//lib/hero.blend")));
        scenes.put(hero, scene(Application.BLENDER, one("//tex/skin.png")));
        AssetReport report = report(scene);
        assertEquals(
                List.of("shots/s010/lib/hero.blend"), names(report.findings().get(0)));
        assertEquals(
                List.of("shots/s010/lib/tex/skin.png"), names(report.findings().get(1)));
    }

    @Test
    void unreadableSceneIsReported() throws IOException {
        Path scene = workspace.resolve("shots/s010/s010.blend");
        AssetReport report = new AssetSearch(
                        new AssetRoots(workspace, List.of(), PathMap.NONE, file -> true),
                        file -> {
                            throw new UnreadableSceneException("It ends in the middle.");
                        },
                        Map.of(),
                        name -> false)
                .search(scene);
        assertEquals(List.of("shots/s010/s010.blend: It ends in the middle."), report.unreadable());
    }

    @Test
    void excludedFileIsNotMissing() throws IOException {
        file("shots/s010/plate.mov");
        excluded = "shots/s010/plate.mov";
        AssetFinding found = search(Application.BLENDER, one("//plate.mov"));
        assertEquals(State.EXCLUDED, found.state());
        assertEquals(List.of(), found.files());
    }

    @Test
    void invalidNamesAreMissing() throws IOException {
        for (String written :
                List.of("//\u0000.png", "//" + "x".repeat(5000), "//..", "//", "/", "C:", "//<a><b><c><d>.png")) {
            assertEquals(
                    State.MISSING, search(Application.BLENDER, one(written)).state());
        }
    }

    private void mayaProject() throws IOException {
        file("maya/scenes/s.ma");
        Files.writeString(
                workspace.resolve("maya/workspace.mel"),
                "//Maya 2024 Project Definition\nworkspace -fr \"fileCache\" \"textures/deep\";\n"
                        + "workspace -fr \"sourceImages\" \"sourceimages\";\nworkspace -fr \"out\" \"/etc\";\n");
    }

    private AssetFinding maya(Reference reference) throws IOException {
        Path scene = workspace.resolve("maya/scenes/s.ma");
        scenes.put(scene, scene(Application.MAYA, reference));
        return report(scene).findings().get(0);
    }

    private AssetFinding search(Application application, Reference reference) throws IOException {
        return reportOf(application, reference).findings().get(0);
    }

    private AssetReport reportOf(Application application, Reference... references) throws IOException {
        Path scene = workspace.resolve("shots/s010/s010.blend");
        scenes.put(scene, scene(application, references));
        return report(scene);
    }

    private AssetReport report(Path scene) throws IOException {
        scenes.putIfAbsent(scene, scene(Application.MAYA));
        return new AssetSearch(
                        new AssetRoots(workspace, searchPaths, paths, file -> true),
                        file -> Optional.ofNullable(scenes.get(file)),
                        variables,
                        file -> file.name().equals(excluded))
                .search(scene);
    }

    private static Reference one(String path) {
        return new Reference(path, Kind.TEXTURE, Extent.ONE, "IMa");
    }

    private static Reference linked(String path) {
        return new Reference(path, Kind.SCENE, Extent.ONE, "LIa");
    }

    private static Scene scene(Application application, Reference... references) {
        return new Scene(
                application, "1", "", null, null, "", "", "", List.of(), List.of(), List.of(references), List.of());
    }

    private static List<String> names(AssetFinding finding) {
        return finding.files().stream().map(Located::name).toList();
    }

    private Path file(String name) throws IOException {
        Path file = workspace.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, name);
    }
}
