package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import io.jenkins.plugins.azurerender.engine.pipeline.BlockStep;
import io.jenkins.plugins.azurerender.engine.pipeline.LeafStep;
import io.jenkins.plugins.azurerender.engine.pipeline.StepLibrary;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The built-in steps by name. */
public final class BuiltInSteps implements StepLibrary {

    private static final BuiltInSteps ALL = new BuiltInSteps();

    private final Map<String, LeafStep> leaves = Map.ofEntries(
            Map.entry("archiveArtifacts", new ArchiveArtifactsStep()),
            Map.entry("checkout", new CheckoutStep()),
            Map.entry("deleteDir", new DeleteDirStep()),
            Map.entry("echo", new EchoStep()),
            Map.entry("error", new ErrorStep()),
            Map.entry("fileExists", new FileExistsStep()),
            Map.entry("isUnix", new IsUnixStep()),
            Map.entry("pwd", new PwdStep()),
            Map.entry("readFile", new ReadFileStep()),
            Map.entry("sh", new ShellStep()),
            Map.entry("sleep", new SleepStep()),
            Map.entry("stash", new StashStep()),
            Map.entry("unarchive", new UnarchiveStep()),
            Map.entry("unstable", new UnstableStep()),
            Map.entry("unstash", new UnstashStep()),
            Map.entry("writeFile", new WriteFileStep()));

    private final Map<String, BlockStep> blocks = Map.ofEntries(
            Map.entry("catchError", new CatchErrorStep(false)),
            Map.entry("dir", new DirStep()),
            Map.entry("node", new NodeStep()),
            Map.entry("retry", new RetryStep()),
            Map.entry("script", new ScriptStep()),
            Map.entry("stage", new StageStep()),
            Map.entry("timeout", new TimeoutStep()),
            Map.entry("timestamps", new ScriptStep()),
            Map.entry("warnError", new CatchErrorStep(true)),
            Map.entry("withEnv", new WithEnvStep()),
            Map.entry("ws", new WsStep()));

    /** The parameters of the constructors of these steps in Jenkins, unless it is the first argument or none. */
    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            Map.entry("catchError", List.of()),
            Map.entry("pwd", List.of()),
            Map.entry("timeout", List.of()),
            Map.entry("unarchive", List.of()),
            Map.entry("writeFile", List.of("file", "text")));

    private BuiltInSteps() {}

    /** Returns all built-in steps. */
    public static BuiltInSteps get() {
        return ALL;
    }

    @Override
    public LeafStep leaf(String name) {
        return leaves.get(name);
    }

    @Override
    public BlockStep block(String name) {
        return blocks.get(name);
    }

    /** Returns the arguments that a Declarative Pipeline must set; a Scripted Pipeline can omit some of them. */
    public List<String> required(String name) {
        LeafStep leaf = leaves.get(name);
        List<String> all = leaf == null ? blocks.get(name).parameters() : leaf.parameters();
        return REQUIRED.getOrDefault(name, all.subList(0, Math.min(1, all.size())));
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(leaves.keySet());
        names.addAll(blocks.keySet());
        return names;
    }
}
