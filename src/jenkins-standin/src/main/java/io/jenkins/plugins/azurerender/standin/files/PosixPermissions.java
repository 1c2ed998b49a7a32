package io.jenkins.plugins.azurerender.standin.files;

import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Converts POSIX permissions. */
public final class PosixPermissions {
    private PosixPermissions() {}

    /** Returns the permissions of the number, such as 0755. */
    public static Set<PosixFilePermission> of(int mask) {
        PosixFilePermission[] all = PosixFilePermission.values();
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        for (int i = 0; i < all.length; i++) {
            if ((mask & 0400 >> i) != 0) {
                permissions.add(all[i]);
            }
        }
        return permissions;
    }
}
