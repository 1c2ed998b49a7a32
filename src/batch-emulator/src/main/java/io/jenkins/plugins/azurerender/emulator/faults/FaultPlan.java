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
 * Decides which calls get a fault. The decision is a hash of seed, method, path and the number of previous identical
 * calls, so a seed is reproducible regardless of thread order.
 */
public final class FaultPlan {
    private final long seed;
    private final double rate;
    private final List<Fault> faults;
    private final Pattern only;
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private volatile int failing;
    private volatile boolean first;

    /**
     * @param rate fraction of calls that get a fault, 0 to 1
     * @param faults the faults to choose from, all equally likely
     * @param only matches "METHOD /path" of calls that can get a fault; null for all calls
     */
    public FaultPlan(long seed, double rate, List<Fault> faults, Pattern only) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("The fault rate must be between 0 and 1.");
        }
        this.seed = seed;
        this.rate = rate;
        this.faults = List.copyOf(faults);
        this.only = only;
    }

    /** Also gives a fault to the n-th of all calls, counted from 1, so that a test never runs without one. */
    public FaultPlan failing(int call) {
        failing = call;
        return this;
    }

    /** Also gives a fault to the first call of each method and path: every repeated call is answered as without. */
    public FaultPlan failingFirst() {
        first = true;
        return this;
    }

    /** Counts the call and returns its fault, if any. */
    public Optional<Fault> next(String method, String path) {
        String call = method + " " + path;
        if (calls.incrementAndGet() == failing) {
            return Optional.of(faults.get((int) Math.floorMod(seed, (long) faults.size())));
        }
        int attempt = attempts.computeIfAbsent(call, one -> new AtomicInteger()).incrementAndGet();
        if (first && attempt == 1 && (only == null || only.matcher(call).find())) {
            return Optional.of(faults.get((int) Math.floorMod(hash(call).getLong(), (long) faults.size())));
        }
        return decide(call, attempt);
    }

    /** Returns the fault of the n-th identical call, counted from 1. */
    Optional<Fault> decide(String call, int attempt) {
        if (faults.isEmpty() || only != null && !only.matcher(call).find()) {
            return Optional.empty();
        }
        ByteBuffer hash = hash(call + "\n" + attempt);
        double chance = (hash.getLong() >>> 11) * 0x1.0p-53;
        if (chance >= rate) {
            return Optional.empty();
        }
        return Optional.of(faults.get((int) Math.floorMod(hash.getLong(), (long) faults.size())));
    }

    private ByteBuffer hash(String call) {
        try {
            byte[] text = (seed + "\n" + call).getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
