package io.jenkins.plugins.azurerender.submit;

import java.util.List;

/**
 * The assets of a render in storage.
 *
 * @param prefixes name prefixes of all blobs the render needs
 * @param bytes total size; -1 when unknown
 */
record UploadedAssets(List<String> prefixes, long bytes) {

    UploadedAssets {
        prefixes = List.copyOf(prefixes);
    }

    /** The deepest folder that contains all assets, without trailing slash; empty for the whole container. */
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
