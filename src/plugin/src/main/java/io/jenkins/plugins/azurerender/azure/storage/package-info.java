/**
 * Access to Blob storage: the controller creates containers and signs URLs, agents use a container with a SAS URL. Only
 * this package uses the Blob SDK.
 */
package io.jenkins.plugins.azurerender.azure.storage;
