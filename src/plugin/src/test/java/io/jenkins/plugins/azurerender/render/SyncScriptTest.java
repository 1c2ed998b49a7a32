package io.jenkins.plugins.azurerender.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the script that synchronizes assets to a node in bash. */
@Tag("unit")
class SyncScriptTest {

    @TempDir
    Path node;

    @Test
    void insufficientDiskSpaceIsReportedBeforeTheDownload() throws Exception {
        azcopy("touch '" + node + "/called'");
        assertEquals(28, run("999999999999999"));
        assertTrue(
                log().matches(
                                "The assets require 99999999999\\d+ more bytes on this node, but only \\d+ are free: choose a vmSize with a larger disk\n"),
                this::log);
        assertTrue(Files.notExists(node.resolve("called")));
    }

    @Test
    void urlAndFolderReachAzcopyUnchanged() throws Exception {
        azcopy("printf '%s\\n' \"$@\" > '" + node + "/called'");
        assertEquals(0, run("10"));
        assertEquals(
                "sync\nhttps://store/show/a%20b?sig=x%2B&se=1\n" + node
                        + "/shared/azure-render/show/a b/$(id)\n--from-to=BlobLocal\n--recursive\n--delete-destination=true\n--output-level=essential\n",
                Files.readString(node.resolve("called")));
    }

    @Test
    void missingAzcopyIsReported() throws Exception {
        assertEquals(127, run("10"));
        assertEquals("azcopy was not found on this node: choose an image that has it, or remove staging\n", log());
    }

    @Test
    void azcopyFailureFailsTheTask() throws Exception {
        azcopy("echo 'failed' >&2; exit 3");
        assertEquals(1, run("-1"));
    }

    private void azcopy(String body) throws IOException {
        Path program = Files.createDirectories(node.resolve("bin")).resolve("azcopy");
        Files.writeString(program, "#!/bin/bash\n" + body + "\n");
        assertTrue(program.toFile().setExecutable(true));
    }

    private int run(String bytes) throws Exception {
        Path script = Files.write(node.resolve("sync.sh"), NodeKit.resource("sync.sh"));
        ProcessBuilder bash = new ProcessBuilder("/bin/bash", script.toString());
        bash.environment().put("PATH", node + "/bin:/usr/bin:/bin");
        bash.environment().put("AZ_BATCH_NODE_SHARED_DIR", node + "/shared");
        bash.environment().put("AZ_BATCH_TASK_DIR", node.toString());
        bash.environment().put("RENDER_ASSETS", NodeAssets.SYNC.location("show", null));
        bash.environment().put("RENDER_ASSETS_FOLDER", "a b/$(id)");
        bash.environment().put("RENDER_ASSETS_URL", "https://store/show/a%20b?sig=x%2B&se=1");
        bash.environment().put("RENDER_ASSETS_BYTES", bytes);
        return bash.redirectErrorStream(true)
                .redirectOutput(node.resolve("log").toFile())
                .start()
                .waitFor();
    }

    private String log() {
        try {
            return Files.readString(node.resolve("log"));
        } catch (IOException x) {
            return x.toString();
        }
    }
}
