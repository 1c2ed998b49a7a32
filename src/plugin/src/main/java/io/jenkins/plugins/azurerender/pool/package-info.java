/** What users say of a pool's making: read, checked against what Azure still has, and turned into the port's words. */
package io.jenkins.plugins.azurerender.pool;
