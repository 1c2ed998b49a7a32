package io.jenkins.plugins.azurerender.settings;

import io.jenkins.plugins.azurerender.azure.batch.PoolMount.Kind;
import io.jenkins.plugins.azurerender.render.InvalidRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Options of mount commands, which run as root on nodes. Only known options are accepted, and {@code nosuid,nodev} are
 * always last, so that no file of the mounted file system gives a task the rights of another user.
 */
final class MountOptions {

    /** Options of {@code -o} for all file systems. */
    private static final Set<String> COMMON = Set.of("ro", "rw", "noexec", "nosuid", "nodev");

    /** Options of the kernel's file systems, which blobfuse rejects. */
    private static final Set<String> KERNEL = Set.of("noatime", "nodiratime", "relatime", "sync", "async", "nofail");

    private static final Map<Kind, Set<String>> BY_KIND = new EnumMap<>(Map.of(
            Kind.NFS,
            Set.of(
                    "vers nfsvers minorversion proto tcp udp port mountproto mountport mountvers rsize wsize timeo retrans hard soft bg fg intr nointr retry lookupcache nconnect lock nolock local_lock resvport noresvport cto nocto acl noacl ac noac actimeo acregmin acregmax acdirmin acdirmax sec fsc sharecache nosharecache rdirplus nordirplus softerr _netdev"
                            .split(" ")),
            Kind.AZURE_FILES,
            Set.of(
                    "vers dir_mode file_mode sec uid gid forceuid forcegid rsize wsize cache actimeo serverino noserverino brl nobrl mfsymlinks nosharesock perm noperm iocharset strictsync nostrictsync seal echo_interval persistenthandles nopersistenthandles handletimeout max_channels multichannel hard soft _netdev"
                            .split(" ")),
            Kind.BLOBFUSE,
            Set.of("attr_timeout entry_timeout negative_timeout allow_other umask uid gid direct_io default_permissions"
                    .split(" "))));

    /** Allowed switches of blobfuse, without those with a path of the node or another container. */
    private static final Set<String> SWITCHES = Set.of(
            "--allow-other --attr-timeout --attr-cache-timeout --block-cache --block-cache-block-size --block-cache-pool-size --block-cache-prefetch --cache-poll-timeout-msec --cache-size-mb --cancel-list-on-mount-seconds --disable-writeback-cache --empty-dir-check --entry-timeout --file-cache-timeout --file-cache-timeout-in-seconds --high-disk-threshold --ignore-open-flags --lazy-write --log-level --low-disk-threshold --max-concurrency --negative-timeout --preload --read-only --streaming --upload-modified-only --use-adls --use-attr-cache --use-https --virtual-directory"
                    .split(" "));

    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final String LAST = "nosuid,nodev";

    private MountOptions() {}

    /**
     * Returns the options of the mount command as one line.
     *
     * @param options the options from the user; null for none
     */
    static String line(Kind kind, String options, boolean readOnly) {
        check(kind, options);
        String last = "-o " + (readOnly ? "ro," : "") + LAST;
        return options == null ? last : options + " " + last;
    }

    /**
     * @param options null for none
     * @throws InvalidRequestException if an option is unknown, or could give a task more rights
     */
    static void check(Kind kind, String options) {
        if (options == null) {
            return;
        }
        List<String> words = new ArrayList<>(Arrays.asList(options.strip().split("\\s+")));
        while (!words.isEmpty()) {
            String word = words.remove(0);
            if (word.equals("-o") && !words.isEmpty()) {
                checkList(kind, words.remove(0));
            } else if (word.startsWith("-o") && word.length() > 2) {
                checkList(kind, word.substring(2));
            } else if (kind == Kind.BLOBFUSE && word.startsWith("--")) {
                checkOption(word, SWITCHES);
            } else {
                throw rejected(word);
            }
        }
    }

    private static void checkList(Kind kind, String list) {
        for (String option : list.split(",", -1)) {
            boolean common = COMMON.contains(option) || kind != Kind.BLOBFUSE && KERNEL.contains(option);
            checkOption(option, common ? Set.of(option) : BY_KIND.get(kind));
        }
    }

    private static void checkOption(String option, Set<String> known) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        if (!known.contains(name)
                || equals >= 0 && !VALUE.matcher(option.substring(equals + 1)).matches()) {
            throw rejected(option);
        }
    }

    private static InvalidRequestException rejected(String option) {
        return new InvalidRequestException(
                "The mount option '%s' is not allowed: use options such as -o vers=4.1,rsize=1048576; docs/pools.md lists them."
                        .formatted(option));
    }
}
