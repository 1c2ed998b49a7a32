package io.jenkins.plugins.azurerender.azure;

import hudson.model.Run;

/** Full names of folders in Jenkins; empty for the top folder. */
public final class FolderNames {

    private FolderNames() {}

    /** Returns the folder of the job of a build. */
    public static String of(Run<?, ?> run) {
        return run.getParent().getParent().getFullName();
    }

    /** Returns the folder that contains a folder; the top folder for the top folder. */
    public static String parent(String folder) {
        return folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
    }

    /** Returns whether a folder is another one, or in it. */
    public static boolean contains(String outer, String inner) {
        return outer.isEmpty() || (inner + "/").startsWith(outer + "/");
    }

    /** Like {@link #contains}, for names that a user wrote: Jenkins ignores case when it finds a folder. */
    public static boolean containsIgnoringCase(String outer, String inner) {
        return outer.isEmpty() || (inner + "/").regionMatches(true, 0, outer + "/", 0, outer.length() + 1);
    }
}
