/**
 * The port to Azure Batch, {@link io.jenkins.plugins.azurerender.azure.batch.BatchService}, and its one implementation.
 * Only here is the Batch SDK imported.
 */
package io.jenkins.plugins.azurerender.azure.batch;
