package hudson;

/** Stands for hudson.Functions of Jenkins 2.479.3. */
public class Functions {
    Functions() {}

    public static boolean isWindows() {
        return false;
    }

    public static boolean isArtifactsPermissionEnabled() {
        return false;
    }
}
