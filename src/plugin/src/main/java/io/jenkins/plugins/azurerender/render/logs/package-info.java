/**
 * Scans renderer logs for progress, saved files and failures. The patterns of each renderer are in a resource file. Pure
 * Java: no Jenkins and no Azure types.
 */
package io.jenkins.plugins.azurerender.render.logs;
