package io.jenkins.plugins.azurerender.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import hudson.model.Result;
import io.jenkins.plugins.azurerender.Studio;
import io.jenkins.plugins.azurerender.account.AzureRenderConfiguration;
import io.jenkins.plugins.azurerender.account.RenderAccount;
import io.jenkins.plugins.azurerender.account.RenderCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloud;
import io.jenkins.plugins.azurerender.localcloud.LocalCloudExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * Runs every Groovy sample of the documents: its steps accept their parameters, and stop at the first request to an
 * account that cannot be reached.
 */
@Tag("blender")
@WithJenkins
@ExtendWith(LocalCloudExtension.class)
class DocsSamplesTest {

    private static final Pattern SELECTS_NODE = Pattern.compile("^\\s*(node|pipeline)\\b", Pattern.MULTILINE);
    private static final Path REPOSITORY = Path.of("..", "..");
    private static final Pattern SAMPLE = Pattern.compile("```groovy\n(.*?)```", Pattern.DOTALL);
    private static final String TIMEOUT = RenderCloud.class.getName() + ".retrySeconds";

    /** Definitions that samples use. The result of each step is written to the log. */
    private static final String DEFINITIONS = """
            def scm = null
            def checkout(what) {}
            def unarchive(Map what) {}
            def junit(what) {}
            def stash(Map what) {}
            def attempt(String name, Closure step) {
              try {
                step()
                echo "SAMPLE ${name}: accepted"
              } catch (problem) {
                echo "SAMPLE ${name}: ${problem.message}"
              }
            }
            def azureRenderPool(Map given) { attempt('azureRenderPool') { steps.azureRenderPool(given) } }
            def azureRenderSubmit(Map given) { attempt('azureRenderSubmit') { steps.azureRenderSubmit(given) } }
            def azureRenderCollect() { }
            def azureRenderCollect(Map given) { }
            def withAzureRenderPool(Map given, Closure body) {
              attempt('withAzureRenderPool') { steps.withAzureRenderPool(given, body) }
              body()
            }
            """;

    private JenkinsRule jenkins;

    @BeforeEach
    void open(JenkinsRule jenkins, LocalCloud cloud) throws Exception {
        this.jenkins = jenkins;
        Studio.open(jenkins, cloud);
        System.setProperty(TIMEOUT, "0");
        RenderAccount unreachable = new RenderAccount("unreachable");
        unreachable.setBatchUrl("http://127.0.0.1:1");
        unreachable.setBatchCredentialsId("batch-key");
        unreachable.setStorageUrl("http://127.0.0.1:1/unreachable");
        unreachable.setStorageCredentialsId("storage-key");
        unreachable.setEmulator(true);
        AzureRenderConfiguration.get().setAccounts(List.of(unreachable));
    }

    @AfterEach
    void restore() {
        System.setProperty(TIMEOUT, "3");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sampleIsAccepted(String sample) throws Exception {
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.setDefinition(new CpsFlowDefinition(DEFINITIONS + inNode(sample), true));
        WorkflowRun run = jenkins.assertBuildStatus(Result.SUCCESS, job.scheduleBuild2(0));
        List<String> results = JenkinsRule.getLog(run)
                .lines()
                .filter(line -> line.startsWith("SAMPLE "))
                .toList();
        assertFalse(results.isEmpty(), sample);
        List<String> failed = results.stream()
                .filter(line -> !line.contains(" cannot be reached at ")
                        && !line.contains("workspace: check its path and that the agent"))
                .toList();
        assertEquals(List.of(), failed, sample);
    }

    /** Puts a sample that does not select a node into one. */
    private static String inNode(String sample) {
        return SELECTS_NODE.matcher(sample).find() ? sample : "node {\n" + sample + "}\n";
    }

    static Stream<String> samples() throws IOException {
        List<Path> documents =
                new ArrayList<>(List.of(REPOSITORY.resolve("README.md"), REPOSITORY.resolve("CONTRIBUTING.md")));
        for (String folder : List.of("docs", "src/demo", "src/official")) {
            try (Stream<Path> files = Files.walk(REPOSITORY.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .filter(file -> !file.endsWith("recipes.md")) // see RecipesTest
                        .forEach(documents::add);
            }
        }
        return documents.stream().flatMap(DocsSamplesTest::samples);
    }

    private static Stream<String> samples(Path document) {
        try {
            return SAMPLE.matcher(Files.readString(document)).results().map((MatchResult found) -> found.group(1));
        } catch (IOException x) {
            throw new java.io.UncheckedIOException(x);
        }
    }
}
