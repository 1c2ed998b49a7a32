/**
 * Access to Azure Batch: {@link io.jenkins.plugins.azurerender.azure.batch.BatchService} and its implementation. Only
 * this package uses the Batch SDK.
 */
package io.jenkins.plugins.azurerender.azure.batch;
