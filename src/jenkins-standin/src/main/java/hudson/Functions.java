package hudson;

import java.io.File;
import jenkins.util.SystemProperties;

/** Stands for hudson.Functions: what pages ask. */
public class Functions {
    /** Whether reading artifacts has a permission of its own. */
    public static boolean isArtifactsPermissionEnabled() {
        return SystemProperties.getBoolean("hudson.security.ArtifactsPermission");
    }

    /** Whether this process runs on Windows. */
    public static boolean isWindows() {
        return File.pathSeparatorChar == ';';
    }
}
