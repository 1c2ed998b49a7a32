/**
 * The port to Blob storage: containers made and signed by the controller, and what an agent does with one signed
 * container. Only here is the Blob SDK imported.
 */
package io.jenkins.plugins.azurerender.azure.storage;
