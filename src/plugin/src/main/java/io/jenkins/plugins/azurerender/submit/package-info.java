/**
 * Submits renders: analyzes the scene, plans the tasks, uploads the assets and creates the Batch job. Each request can be
 * repeated after a restart.
 */
package io.jenkins.plugins.azurerender.submit;
