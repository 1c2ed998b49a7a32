package io.jenkins.plugins.azurerender.submit;

import java.util.List;

/**
 * The assets of a render, now in storage.
 *
 * @param prefixes beginnings of the names of all it needs
 * @param bytes of all of them; -1 when that is not known
 */
record UploadedAssets(List<String> prefixes, long bytes) {

    UploadedAssets {
        prefixes = List.copyOf(prefixes);
    }

    /** The deepest folder that holds all of them, without a slash at its end; empty for the whole container. */
    String folder() {
        String common = prefixes.get(0);
        for (String prefix : prefixes) {
            while (!prefix.startsWith(common)) {
                common = common.substring(0, common.length() - 1);
            }
        }
        return common.substring(0, Math.max(0, common.lastIndexOf('/')));
    }
}
