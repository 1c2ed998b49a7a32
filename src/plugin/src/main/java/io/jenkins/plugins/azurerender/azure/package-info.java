/**
 * Common code for the Azure services: errors, retries, and names and tags of the resources that this plugin creates.
 */
package io.jenkins.plugins.azurerender.azure;
