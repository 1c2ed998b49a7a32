package io.jenkins.plugins.azurerender.engine.pipeline.steps;

import hudson.FilePath;
import io.jenkins.plugins.azurerender.engine.pipeline.Call;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A workspace while a build uses it: nobody else gets the same folder; whoever comes second gets "name@2". */
final class AllocatedWorkspace implements AutoCloseable {

    private static final Set<String> IN_USE = ConcurrentHashMap.newKeySet();

    private final FilePath folder;

    private AllocatedWorkspace(FilePath folder) {
        this.folder = folder;
    }

    /** Takes that folder or the next free one beside it; after a restart the one taken before. */
    static AllocatedWorkspace of(FilePath wanted, Call call) throws Exception {
        String path = call.once("workspace", String.class, () -> free(wanted));
        IN_USE.add(path);
        FilePath folder = new FilePath(wanted.getChannel(), path);
        folder.mkdirs();
        return new AllocatedWorkspace(folder);
    }

    private static String free(FilePath wanted) {
        String path = wanted.getRemote();
        for (int i = 2; !IN_USE.add(path); i++) {
            path = wanted.getRemote() + "@" + i;
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
