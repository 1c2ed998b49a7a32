package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.FilePath;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A workspace that is in use by one build; a second build gets "name@2". */
final class AllocatedWorkspace implements AutoCloseable {

    private static final Set<String> IN_USE = ConcurrentHashMap.newKeySet();

    private final FilePath folder;

    private AllocatedWorkspace(FilePath folder) {
        this.folder = folder;
    }

    /** Allocates the workspace or its next free sibling; after a restart the same one as before. */
    static AllocatedWorkspace of(FilePath workspace, Call call) throws Exception {
        String path = call.once("workspace", String.class, () -> free(workspace));
        IN_USE.add(path);
        FilePath folder = new FilePath(workspace.getChannel(), path);
        folder.mkdirs();
        return new AllocatedWorkspace(folder);
    }

    private static String free(FilePath workspace) {
        String path = workspace.getRemote();
        for (int i = 2; !IN_USE.add(path); i++) {
            path = workspace.getRemote() + "@" + i;
        }
        return path;
    }

    FilePath folder() {
        return folder;
    }

    @Override
    public void close() {
        IN_USE.remove(folder.getRemote());
    }
}
