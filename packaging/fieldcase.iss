; Inno Setup: an installer for Windows from the folder that PyInstaller made there.
;     iscc /DVersion=0.1.0 packaging\fieldcase.iss
; Inno Setup 6.3 or newer: this file is UTF-8 without a mark of it.
; For one person, without administrator's rights: a shared laptop's other users need not know of it.
[Setup]
AppId={{7B0C5C2E-6B0E-4E0B-9E63-2E1D6C7F4A51}
AppName=Fieldcase
AppVersion={#Version}
DefaultDirName={localappdata}\Programs\Fieldcase
PrivilegesRequired=lowest
DisableProgramGroupPage=yes
LicenseFile=..\LICENSE
OutputDir=..\dist
OutputBaseFilename=fieldcase-{#Version}-setup
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
Compression=lzma2
SolidCompression=yes
ChangesEnvironment=yes
UninstallDisplayIcon={app}\fieldcase-window.exe

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ru"; MessagesFile: "compiler:Languages\Russian.isl"

[CustomMessages]
en.OpenVault=Open in Fieldcase
ru.OpenVault=Открыть в Fieldcase

[Files]
Source: "..\dist\fieldcase\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
; The menu starts the program that has no console; `fieldcase` with one is for what is typed.
Name: "{userprograms}\Fieldcase"; Filename: "{app}\fieldcase-window.exe"

[Registry]
; A vault is a folder, and Windows knows no endings of folders. So its menu gets one line, shown where the name ends so.
Root: HKCU; Subkey: "Software\Classes\Directory\shell\Fieldcase"; ValueType: string; \
    ValueData: "{cm:OpenVault}"; Flags: uninsdeletekey
Root: HKCU; Subkey: "Software\Classes\Directory\shell\Fieldcase"; ValueType: string; ValueName: "AppliesTo"; \
    ValueData: "System.FileName:""*.fieldcase"""
Root: HKCU; Subkey: "Software\Classes\Directory\shell\Fieldcase"; ValueType: string; ValueName: "Icon"; \
    ValueData: "{app}\fieldcase-window.exe"
Root: HKCU; Subkey: "Software\Classes\Directory\shell\Fieldcase\command"; ValueType: string; \
    ValueData: """{app}\fieldcase-window.exe"" ""%1"""
; The commands are typed: the folder goes on this person's own path.
Root: HKCU; Subkey: "Environment"; ValueType: expandsz; ValueName: "Path"; ValueData: "{olddata};{app}"; \
    Check: NotOnPath(ExpandConstant('{app}'))

[Code]
function NotOnPath(Folder: string): Boolean;
var
  Current: string;
begin
  if not RegQueryStringValue(HKEY_CURRENT_USER, 'Environment', 'Path', Current) then
    Current := '';
  Result := Pos(';' + Uppercase(Folder) + ';', ';' + Uppercase(Current) + ';') = 0;
end;
