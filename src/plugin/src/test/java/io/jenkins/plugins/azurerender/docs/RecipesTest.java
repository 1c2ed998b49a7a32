package io.jenkins.plugins.azurerender.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.StubRenderers;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.BatchAccountKey;
import io.jenkins.plugins.azurerender.account.LicenseVariable;
import io.jenkins.plugins.azurerender.emulator.BatchEmulator;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.util.VirtualFile;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Builds every Groovy sample of docs/recipes.md on a local cloud, all at the same time. Each submit step runs twice: as a
 * dry run with its parameters, and with one frame.
 */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class RecipesTest {

    private static final Path RECIPES = Path.of("..", "..", "docs", "recipes.md");
    private static final Pattern HEADING_OR_SAMPLE =
            Pattern.compile("^#{2,3} (.*)$|```groovy\n((?s:.*?))```", Pattern.MULTILINE);
    private static final Pattern IMAGE = Pattern.compile("(?!reports/).*\\.(png|exr|jpg)");

    /** The headings of the samples, and the frames and some other artifacts of their builds; "-" if nothing is rendered. */
    private static final String EXPECTED = """
            Two cameras of one scene                      | close_0001.png wide_0001.png                    | contact-sheet-wide.html contact-sheet-close.html
            View layers as separate sequences             | Characters/s010_0001.png Set/s010_0001.png      | contact-sheet-Characters.html contact-sheet-Set.html
            Several shots on one pool                     | s010_0001.png s020_0001.png                     |
            Shots and cameras as a matrix                 | s010/Close_0001.png s010/Wide_0001.png s020/Close_0001.png s020/Wide_0001.png | contact-sheet-s010-Wide.html
            A large still                                 | -                                               | render-plan-1.txt
            A batch of stills                             | stills/garden.png stills/lobby.png stills/roof.png |
            Previews of pull requests                     | s010_0001.png                                   |
            Frames as a parameter                         | Wide_0001.png                                   |
            Nightly render with test results and mail     | s010_0001.png                                   | frames.xml
            OpenEXR sequences                             | s010_0001.exr                                   |
            Thousands of frames                           | s010_0001.exr                                   |
            Thousands of frames                           |                                                 | contact-sheet.html
            OpenColorIO configuration in the project      | s010_0001.png                                   |
            Blender add-ons                               | s010_0001.png                                   | logs/s010/f0001/stdout.txt
            3ds Max on Windows                            | -                                               | render-plan-1.txt
            """;

    /** Steps that are replaced. PROJECT is a folder with the files that a checkout would create. */
    private static final String DEFINITIONS = """
            def scm = null
            def checkout(what) {}
            def junit(String file) { steps.echo "JUNIT ${steps.readFile(file).contains('<testcase ')}" }
            def mail(Map given) { steps.echo "MAIL ${given.to} ${given.subject}" }
            def azureRenderSubmit(Map given) {
              steps.sh "cp -r 'PROJECT/.' ."
              steps.azureRenderSubmit(given + [dryRun: true])
              if (RENDERS && !given.dryRun) {
                steps.azureRenderSubmit(given + [frames: '1'] + CHANGES)
              }
            }
            """;

    /** Blender where a recipe depends on it. Otherwise, a frame is a copy of an image. */
    private static final String PROGRAM = """
            #!/bin/bash
            case "$OCIO $*" in
              *config.ocio* | *--addons* | *OPEN_EXR_MULTILAYER* | */wide_* | */close_*) exec env PATH="${PATH#*:}" blender "$@" ;;
            esac
            if [[ $FAILS ]]; then exit 3; fi
            while [[ $1 != --render-output ]]; do shift; done
            if [[ $4 == OPEN_EXR ]]; then image=ZIP_0001.exr; else image=image.png; fi
            cp "FOLDER/$image" "${2/\\#\\#\\#\\#/0001}.${image#*.}"
            """;

    @TempDir
    private Path folder;

    private JenkinsRule jenkins;
    private Studio studio;
    private BatchEmulator emulator;

    private record Recipe(String heading, String sample) {}

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        studio = Studio.open(jenkins, cloud);
        jenkins.jenkins.setNumExecutors(40);
        blender();
        project();
        emulator = BatchEmulator.builder()
                .root(folder.resolve("batch"))
                .applications(folder.resolve("applications"))
                .start();
        studio.addCredentials(new BatchAccountKey(
                CredentialsScope.GLOBAL, "packages", "", emulator.account(), Secret.fromString(emulator.key())));
        studio.account().setBatchUrl(emulator.url().toString());
        studio.account().setBatchCredentialsId("packages");
        AzureRenderConfiguration.get().setAccounts(List.of(studio.account()));
        studio.addCredentials(new LicenseVariable(
                CredentialsScope.GLOBAL,
                "max-license",
                "",
                "ADSKFLEX_LICENSE_FILE",
                Secret.fromString("2080@licenses")));
    }

    @AfterEach
    void close() {
        emulator.close();
    }

    /** Creates the application package: Blender for what depends on it, a stub for everything else. */
    private void blender() throws IOException {
        StubRenderers.in(folder);
        Scenes.exr(folder, "ZIP");
        Path program = Files.createDirectories(folder.resolve("applications/blender/4.5/blender-4.5-linux-x64"))
                .resolve("blender");
        Files.writeString(program, PROGRAM.replace("FOLDER", folder.toString()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void project() throws IOException {
        for (String scene :
                List.of("shots/s010/s010", "shots/s020/s020", "stills/lobby", "stills/garden", "stills/roof")) {
            Path file = folder.resolve("project").resolve(scene + ".blend");
            Files.createDirectories(file.getParent());
            Files.copy(Scenes.shot(), file);
        }
        write("dragon/dragon.max", "scene");
        write("color/config.ocio", """
                ocio_profile_version: 1
                roles: {default: linear, reference: linear, scene_linear: linear, rendering: linear}
                displays: {sRGB: [!<View> {name: Standard, colorspace: linear}]}
                active_displays: [sRGB]
                active_views: [Standard]
                colorspaces: [!<ColorSpace> {name: linear}]
                """);
        write("blender-scripts/addons/studio_tool.py", """
                bl_info = {'name': 'Studio tool', 'blender': (2, 80, 0), 'category': 'Render'}
                def register():
                    print('STUDIO TOOL REGISTERED', flush=True)
                def unregister():
                    pass
                """);
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve("project").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @TestFactory
    Stream<DynamicTest> samplesDoWhatTheRecipesSay() throws Exception {
        List<Recipe> recipes = recipes();
        List<String[]> expected =
                EXPECTED.lines().map(line -> line.split("\\s*\\|\\s*", -1)).toList();
        assertEquals(
                expected.stream().map(row -> row[0]).toList(),
                recipes.stream().map(Recipe::heading).toList());
        List<DynamicTest> tests = new ArrayList<>();
        Map<String, WorkflowRun> runs = new HashMap<>();
        for (int i = 0; i < recipes.size(); i++) {
            String[] row = expected.get(i);
            WorkflowRun run = start(recipes.get(i), !row[1].equals("-"), "", "[:]");
            runs.put(row[0], run);
            tests.add(dynamicTest(row[0], () -> assertBuilt(run, row[1], row[2])));
        }
        Recipe pullRequests = recipes.get(expected.indexOf(row(expected, "Previews of pull requests")));
        WorkflowRun preview = start(pullRequests, false, "env.CHANGE_ID = '7'\n", "[:]");
        tests.add(dynamicTest("preview of a pull request", () -> {
            assertBuilt(preview, "-", "render-plan-1.txt");
            jenkins.assertLogContains("frames:   1-181x60 (4 frames)", preview);
            jenkins.assertLogContains("frames:   1-240 (240 frames)", runs.get("Previews of pull requests"));
        }));
        Recipe nightly = recipes.get(expected.indexOf(row(expected, "Nightly render with test results and mail")));
        WorkflowRun failed = start(nightly, true, "", "[environment: [[name: 'FAILS', value: 'yes']]]");
        tests.add(dynamicTest("nightly render that fails", () -> {
            jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(failed));
            jenkins.assertLogContains("JUNIT true", failed);
            jenkins.assertLogContains(
                    "MAIL lighting@example.com " + failed.getParent().getFullName() + " #1 failed", failed);
        }));
        tests.add(dynamicTest("effects of the options", () -> assertEffects(runs)));
        return tests.stream();
    }

    private static String[] row(List<String[]> expected, String heading) {
        return expected.stream()
                .filter(row -> row[0].equals(heading))
                .findFirst()
                .orElseThrow();
    }

    private WorkflowRun start(Recipe recipe, boolean renders, String before, String changes) throws Exception {
        String definitions = DEFINITIONS
                .replace("PROJECT", folder.resolve("project").toString())
                .replace("RENDERS", String.valueOf(renders))
                .replace("CHANGES", changes);
        String sample = recipe.sample()
                .replace("/mnt/renders", folder.resolve("renders").toString());
        return studio.job(definitions + before + sample).scheduleBuild2(0).waitForStart();
    }

    private void assertBuilt(WorkflowRun run, String frames, String others) throws Exception {
        jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(run));
        Set<String> artifacts = artifacts(run.getArtifactManager().root(), "");
        assertEquals(
                frames.replace("-", "").strip(),
                artifacts.stream().filter(IMAGE.asMatchPredicate()).collect(Collectors.joining(" ")));
        for (String other : others.isEmpty() ? new String[0] : others.split(" ")) {
            assertTrue(artifacts.contains(other), () -> other + " in " + artifacts);
        }
    }

    private void assertEffects(Map<String, WorkflowRun> runs) throws Exception {
        WorkflowRun cameras = runs.get("Two cameras of one scene");
        byte[] wide = artifact(cameras, "wide_0001.png");
        assertFalse(Arrays.equals(wide, artifact(cameras, "close_0001.png")));
        assertFalse(
                Arrays.equals(wide, artifact(runs.get("OpenColorIO configuration in the project"), "s010_0001.png")));
        String log =
                new String(artifact(runs.get("Blender add-ons"), "logs/s010/f0001/stdout.txt"), StandardCharsets.UTF_8);
        assertTrue(log.contains("STUDIO TOOL REGISTERED"), log);
        assertTrue(Files.exists(folder.resolve("renders/s010/s010_0001.exr")));
        jenkins.assertLogContains("frames:   1-24 (24 frames)", runs.get("Frames as a parameter"));
        jenkins.assertLogContains("JUNIT true", runs.get("Nightly render with test results and mail"));
        jenkins.assertLogNotContains("MAIL", runs.get("Nightly render with test results and mail"));
        jenkins.assertLogContains("3dsmaxcmd", runs.get("3ds Max on Windows"));
    }

    private static byte[] artifact(WorkflowRun run, String name) throws IOException {
        try (InputStream in = run.getArtifactManager().root().child(name).open()) {
            return in.readAllBytes();
        }
    }

    private static List<Recipe> recipes() throws IOException {
        List<Recipe> recipes = new ArrayList<>();
        String heading = "";
        Matcher found = HEADING_OR_SAMPLE.matcher(Files.readString(RECIPES));
        while (found.find()) {
            if (found.group(1) != null) {
                heading = found.group(1);
            } else {
                recipes.add(new Recipe(heading, found.group(2)));
            }
        }
        return recipes;
    }

    private static Set<String> artifacts(VirtualFile root, String path) throws IOException {
        Set<String> names = new TreeSet<>();
        for (VirtualFile file : root.list()) {
            String name = path + file.getName();
            if (file.isDirectory()) {
                names.addAll(artifacts(file, name + "/"));
            } else {
                names.add(name);
            }
        }
        return names;
    }
}
