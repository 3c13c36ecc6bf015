// Where the record is anchored: what was appended here nobody can change or delete, administrators neither.
@maxLength(24)
param name string
param location string
param days int
param principalId string
param privateNetwork bool
param endpointSubnetId string
param zoneId string
param workspaceId string

// Reads, begins blobs and appends. That nothing is changed or deleted is the policy's doing.
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  kind: 'StorageV2'
  sku: {
    name: 'Standard_ZRS'
  }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource record 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: 'record'
  properties: {
    publicAccess: 'None'
  }
}

resource policy 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2023-05-01' = {
  parent: record
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: days
    allowProtectedAppendWrites: true
  }
}

resource role 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: record
  name: guid(record.id, principalId, blobDataContributor)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
  }
}

resource uses 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobs
  name: 'uses'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}

module endpoint 'endpoint.bicep' = if (privateNetwork) {
  name: '${name}-endpoint'
  params: {
    name: '${name}-endpoint'
    location: location
    subnetId: endpointSubnetId
    zoneId: zoneId
    serviceId: account.id
    groupId: 'blob'
  }
}

output containerUri string = '${account.properties.primaryEndpoints.blob}${record.name}'
