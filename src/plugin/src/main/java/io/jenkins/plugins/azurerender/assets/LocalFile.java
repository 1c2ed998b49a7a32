package io.jenkins.plugins.azurerender.assets;

import io.jenkins.plugins.azurerender.azure.storage.FileUpload;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A file of the project.
 *
 * @param name path in the project, with {@code /}; also the name of its blob
 * @param stamp state of the file when it was hashed
 */
record LocalFile(String name, FileStamp stamp, byte[] sha256) {

    long bytes() {
        return stamp.bytes();
    }

    String hash() {
        return HexFormat.of().formatHex(sha256);
    }

    /** Returns the upload of the file, which fails if the file was modified since it was hashed. */
    FileUpload upload(Path path) {
        return new FileUpload(path, name, bytes(), hash(), () -> checkUnchanged(path));
    }

    private void checkUnchanged(Path path) throws IOException {
        if (!stamp.same(FileStamp.of(path))) {
            throw new InvalidRequestException(
                    "The file '%s' changed during the upload: do not change the workspace until azureRenderSubmit has finished."
                            .formatted(name));
        }
    }
}
