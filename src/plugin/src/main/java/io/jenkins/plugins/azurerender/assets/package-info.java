/**
 * Selects, hashes and uploads the files that a scene needs. Runs on the agent, whose only access to Azure is a SAS URL.
 */
package io.jenkins.plugins.azurerender.assets;
