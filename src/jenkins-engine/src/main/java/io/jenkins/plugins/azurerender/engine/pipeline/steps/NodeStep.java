package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.azurerender.engine.pipeline.Block;
import io.jenkins.plugins.azurerender.engine.pipeline.BlockStep;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import java.util.List;

/** {@code node('label') { }}: runs its block with an executor and a workspace. */
final class NodeStep implements BlockStep {

    @Override
    public List<String> parameters() {
        return List.of("label");
    }

    @Override
    public Object run(Call call, Block block) throws Exception {
        String label = call.text("label", null);
        try (ExecutorLease executor = ExecutorLease.of(label, call, block)) {
            Node node = executor.node();
            try (AllocatedWorkspace workspace =
                    AllocatedWorkspace.of(node.getWorkspaceFor(call.run().getParent()), call)) {
                FilePath folder = workspace.folder();
                if (call.isFirstTime("log")) {
                    call.listener()
                            .getLogger()
                            .println("Running on " + node.getDisplayName() + " in " + folder.getRemote());
                }
                return block.run(call.scope().with(node, variables(node, folder), folder), null);
            }
        }
    }

    private static EnvVars variables(Node node, FilePath folder) throws Exception {
        EnvVars variables = new EnvVars();
        Computer computer = node.toComputer();
        if (computer != null) {
            variables.putAll(computer.getEnvironment());
        }
        String name = node.getNodeName();
        variables.put("NODE_NAME", name.isEmpty() ? "built-in" : name);
        variables.put("NODE_LABELS", node.getLabelString());
        variables.put("WORKSPACE", folder.getRemote());
        FilePath temporary = WorkspaceList.tempDir(folder);
        if (temporary != null) {
            variables.put("WORKSPACE_TMP", temporary.getRemote());
        }
        return variables;
    }
}
