package io.jenkins.plugins.azurerender.emulator.faults;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Decides which calls go wrong and how. The decision is a hash of seed, method, path and how often that call came
 * before, so that a seed repeats itself whatever the order of threads.
 */
public final class FaultPlan {
    private final long seed;
    private final double rate;
    private final List<Fault> faults;
    private final Pattern only;
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

    /**
     * @param rate which part of calls goes wrong, 0 to 1
     * @param faults which are dealt out, each as often as the others
     * @param only calls whose "METHOD /path" this finds; null for all
     */
    public FaultPlan(long seed, double rate, List<Fault> faults, Pattern only) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("The rate of faults lies between 0 and 1.");
        }
        this.seed = seed;
        this.rate = rate;
        this.faults = List.copyOf(faults);
        this.only = only;
    }

    /** What goes wrong with this call, if anything; counts the call. */
    public Optional<Fault> next(String method, String path) {
        String call = method + " " + path;
        int attempt = attempts.computeIfAbsent(call, one -> new AtomicInteger()).incrementAndGet();
        return decide(call, attempt);
    }

    /** What goes wrong with the n-th call of this kind, counting from 1. */
    Optional<Fault> decide(String call, int attempt) {
        if (faults.isEmpty() || only != null && !only.matcher(call).find()) {
            return Optional.empty();
        }
        ByteBuffer hash = ByteBuffer.wrap(hash(seed + "\n" + call + "\n" + attempt));
        double chance = (hash.getLong() >>> 11) * 0x1.0p-53;
        if (chance >= rate) {
            return Optional.empty();
        }
        return Optional.of(faults.get((int) Math.floorMod(hash.getLong(), (long) faults.size())));
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }
}
