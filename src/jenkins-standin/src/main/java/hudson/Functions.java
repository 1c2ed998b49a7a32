package hudson;

import java.io.File;
import jenkins.util.SystemProperties;

/** Helpers for views. */
public class Functions {
    /** Returns whether a dedicated permission controls access to artifacts. */
    public static boolean isArtifactsPermissionEnabled() {
        return SystemProperties.getBoolean("hudson.security.ArtifactsPermission");
    }

    /** Returns whether this process runs on Windows. */
    public static boolean isWindows() {
        return File.pathSeparatorChar == ';';
    }
}
