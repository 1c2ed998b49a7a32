package io.jenkins.plugins.azurerender.localcloud;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Installs Azurite and Blender, which the local cloud requires, unless they are installed. */
public final class SetUp {
    private final AzuriteInstallation azurite;
    private final BlenderInstallation blender;
    private final PrintStream output;

    SetUp(AzuriteInstallation azurite, BlenderInstallation blender, PrintStream output) {
        this.azurite = azurite;
        this.blender = blender;
        this.output = output;
    }

    /** Called by the build; exits with code 1 and one sentence if an installation fails. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            new SetUp(AzuriteInstallation.ofThisClone(), BlenderInstallation.ofThisMachine(), System.out).run();
        } catch (SetUpException | IOException e) {
            System.err.println("Set-up: " + e.getMessage());
            System.exit(1);
        }
    }

    void run() throws SetUpException, IOException, InterruptedException {
        if (!isComplete()) {
            installWithLock();
        }
        output.println("Set-up: Azurite and Blender are installed.");
    }

    private boolean isComplete() {
        return azurite.isComplete() && blender.find().isPresent();
    }

    /**
     * Allows one set-up at a time on this machine, because neither apt-get nor node_modules supports concurrent writes.
     */
    private void installWithLock() throws SetUpException, IOException, InterruptedException {
        Path lockFile = Path.of(
                System.getProperty("java.io.tmpdir"),
                "azure-render-set-up-" + System.getProperty("user.name") + ".lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = waitFor(channel)) {
            if (!azurite.isComplete()) {
                output.println("Set-up: installing Azurite with npm (about 365 MB on disk, half a minute) ...");
                azurite.install();
            }
            if (blender.find().isEmpty()) {
                output.println("Set-up: installing Blender with apt-get (download of about 170 MB, one minute) ...");
                blender.install();
            }
            if (!lock.isValid() || !isComplete()) {
                throw new SetUpException(
                        "Azurite or Blender cannot be found after a successful installation. Check that 'blender' is"
                                + " on the PATH, delete " + azurite.home().resolve("node_modules")
                                + ", and run the build again.");
            }
        }
    }

    private FileLock waitFor(FileChannel channel) throws IOException {
        FileLock lock = channel.tryLock();
        if (lock != null) {
            return lock;
        }
        output.println("Set-up: waiting for another set-up on this machine ...");
        return channel.lock();
    }
}
