package io.jenkins.plugins.azurerender.emulator.run;

import io.jenkins.plugins.azurerender.emulator.storage.SasBlobClient;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Services shared by the runs on a node: access to storage, the ledger, and the disk switches.
 *
 * @param blobWritten called with container and blob after each upload
 * @param diskFull whether the disk is full
 * @param diskBytes maximum size of a task folder
 */
public record RunServices(
        SasBlobClient blobs,
        BiConsumer<String, String> blobWritten,
        BooleanSupplier diskFull,
        LongSupplier diskBytes) {}
