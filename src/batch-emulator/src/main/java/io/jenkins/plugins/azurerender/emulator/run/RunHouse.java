package io.jenkins.plugins.azurerender.emulator.run;

import io.jenkins.plugins.azurerender.emulator.storage.SasBlobs;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * What runs share: the way to storage, whom to tell, and what the switches say of the node's disk.
 *
 * @param blobWritten told the container and the blob
 * @param diskFull whether the disk shall be full now
 * @param diskBytes how large a task's folder may become
 */
public record RunHouse(
        SasBlobs blobs, BiConsumer<String, String> blobWritten, BooleanSupplier diskFull, LongSupplier diskBytes) {}
