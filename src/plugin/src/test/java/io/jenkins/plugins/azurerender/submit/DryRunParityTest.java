package io.jenkins.plugins.azurerender.submit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Scenes;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** For generated parameters, a dry run accepts and refuses the same as a submit, with the same message. */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class DryRunParityTest {

    private static final int CASES = Integer.getInteger("dryrun.cases", 40);

    /** The first value of each parameter is valid together with the other first values; null is not set. */
    private static final Map<String, List<String>> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put(
                "scene",
                List.of(
                        "'scene.blend'",
                        "'Scene.blend'",
                        "'none.blend'",
                        "'../x.blend'",
                        "'C:\\\\scene.blend'",
                        "'lib'"));
        VALUES.put("frames", values("'1-2'", null, "'3'", "'1 -4'", "'1..4'", "'1-2000000'", "'failed'", "7"));
        VALUES.put(
                "output",
                values(
                        "'NAME_####'",
                        "'NAME_####.png'",
                        "'NAME.####'",
                        "'NAME'",
                        "'NAME_%04d'",
                        "'NAME_####.exr'",
                        "'/out/NAME_#'",
                        "'same_#'"));
        VALUES.put("format", values(null, "'PNG'", "'OPEN_EXR'", "'gif'"));
        VALUES.put(
                "renderer",
                values(null, "custom(command: 'true')", "vray()", "blender(camera: 'none')", "blender(device: 'gpu')"));
        VALUES.put("chunk", values(null, "2", "0", "'two'"));
        VALUES.put("tiles", values(null, "'2x2'", "'2by2'"));
        VALUES.put("assets", values(null, "'.'", "'none'", "'..'", "'lib'"));
        VALUES.put("includes", values(null, "'**/*.png'", "'LIB/**'", "'/x/**'"));
        VALUES.put("searchPaths", values(null, "['lib']", "['Lib']", "'lib'"));
        VALUES.put("logPatterns", values(null, "'lib/none.txt'"));
        VALUES.put("licenses", values(null, "['none']"));
        VALUES.put("timeLimitHours", values(null, "5", "0"));
        VALUES.put("then", values(null, "movie()", "movie(file: 'same.mp4')"));
        VALUES.put("project", values(null, "'My Show'"));
    }

    private static List<String> values(String... values) {
        List<String> list = new ArrayList<>();
        for (String value : values) {
            list.add(value);
        }
        return list;
    }

    @Test
    void dryRunAndSubmitGiveTheSameAnswer(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        StringBuilder script = new StringBuilder("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 0
                def answer(parameters) {
                  try { azureRenderSubmit(parameters); return 'accepted' } catch (problem) { return problem.message }
                }
                node {
                  writeFile file: 'lib/readme.txt', text: 'library'
                """);
        for (int number = 0; number < CASES; number++) {
            String parameters = parameters(new Random(number)).replace("NAME", "n" + number);
            script.append("dir('.') { echo \"DRY %d ${answer([%s, dryRun: true])}\" }\n".formatted(number, parameters));
            script.append("echo \"REAL %d ${answer([%s])}\"\n".formatted(number, parameters));
        }
        WorkflowJob job = studio.job(script.append("}\n").toString());
        studio.put(job, Scenes.dot(), "scene.blend");

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        List<String> dry = answers(run, "DRY ");
        assertEquals(CASES, dry.size());
        assertEquals(String.join("\n", dry), String.join("\n", answers(run, "REAL ")));
        long accepted = dry.stream().filter(line -> line.endsWith("accepted")).count();
        assertTrue(accepted > CASES / 8 && accepted < CASES, () -> accepted + " accepted: " + dry);
    }

    /** Git LFS pointers and empty files, as the scene and as an asset, with both values of missingAssets. */
    @Test
    void dryRunAndSubmitRefuseTheSameFiles(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        Studio studio = Studio.open(jenkins, cloud);
        WorkflowJob job = studio.job("""
                azureRenderPool id: 'POOL', vmSize: 'Standard_D2s_v3', dedicatedNodes: 0
                node {
                  def pointer = "version https://git-lfs.github.com/spec/v1\\noid sha256:${'0' * 64}\\nsize 9\\n"
                  def scene = 'image { name a filename "wood.png" }'
                  writeFile file: 'pointer-scene/s.ass', text: pointer
                  writeFile file: 'empty-scene/s.ass', text: ''
                  writeFile file: 'pointer/s.ass', text: scene
                  writeFile file: 'pointer/wood.png', text: pointer
                  writeFile file: 'empty/s.ass', text: scene
                  writeFile file: 'empty/wood.png', text: ''
                  for (folder in ['pointer-scene', 'empty-scene', 'pointer', 'empty']) {
                    for (choice in ['fail', 'warn']) {
                      for (dry in [true, false]) {
                        def answer = 'accepted'
                        try {
                          azureRenderSubmit scene: "${folder}/s.ass", pool: 'POOL', frames: '1', format: 'PNG',
                              output: "${folder}_${choice}_####", renderer: arnold(), missingAssets: choice, dryRun: dry
                        } catch (problem) {
                          answer = problem.message
                        }
                        echo "${dry ? 'DRY' : 'REAL'} ${folder} ${choice}: ${answer}"
                      }
                    }
                  }
                }
                """);

        WorkflowRun run = studio.run(job, Result.SUCCESS);

        List<String> dry = answers(run, "DRY ");
        assertEquals(String.join("\n", dry), String.join("\n", answers(run, "REAL ")));
        String pull = "run 'git lfs pull' on the agent, or select 'Git LFS pull after checkout' for the checkout";
        String pointer = "The scene 'pointer-scene/s.ass' is a Git LFS pointer, not the file itself: " + pull + ".";
        String empty = "The scene 'empty-scene/s.ass' is empty: save or copy it again.";
        String orWarn = ", or set missingAssets to 'warn' to render without such files.";
        assertEquals(
                String.join(
                        "\n",
                        "pointer-scene fail: " + pointer,
                        "pointer-scene warn: " + pointer,
                        "empty-scene fail: " + empty,
                        "empty-scene warn: " + empty,
                        "pointer fail: The file 'pointer/wood.png' is a Git LFS pointer, not the file itself: " + pull
                                + orWarn,
                        "pointer warn: accepted",
                        "empty fail: The file 'empty/wood.png' is empty: save or copy it again" + orWarn,
                        "empty warn: accepted"),
                String.join("\n", dry));
        jenkins.assertLogContains(
                "[Azure Render] scene    warning: The file 'pointer/wood.png' is a Git LFS pointer", run);
        jenkins.assertLogContains("[Azure Render] scene    warning: The file 'empty/wood.png' is empty", run);
    }

    /** Returns valid parameters of which up to two are changed. */
    private static String parameters(Random random) {
        Map<String, String> chosen = new LinkedHashMap<>();
        VALUES.forEach((name, values) -> chosen.put(name, values.get(0)));
        List<String> names = List.copyOf(VALUES.keySet());
        for (int change = random.nextInt(3); change >= 0; change--) {
            String name = names.get(random.nextInt(names.size()));
            List<String> values = VALUES.get(name);
            chosen.put(name, values.get(random.nextInt(values.size())));
        }
        List<String> written = new ArrayList<>(List.of("pool: 'POOL'"));
        chosen.forEach((name, value) -> {
            if (value != null) {
                written.add(name + ": " + value);
            }
        });
        return String.join(", ", written);
    }

    private static List<String> answers(WorkflowRun run, String kind) throws Exception {
        return JenkinsRule.getLog(run)
                .lines()
                .filter(line -> line.startsWith(kind))
                .map(line -> line.substring(kind.length()))
                .toList();
    }
}
